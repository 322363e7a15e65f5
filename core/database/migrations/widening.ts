/** A type by its name in the catalogue, and the numbers in its brackets. */
interface ColumnType {
  readonly name: string
  readonly sizes: readonly number[]
}

const otherNames: Readonly<Record<string, string>> = {
  varchar: 'character varying',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  decimal: 'numeric',
  timestamptz: 'timestamp with time zone',
}

/** So many decimal digits the values of an integer type have at most. */
const digits: Readonly<Record<string, number>> = { smallint: 5, integer: 10, bigint: 19 }

/** The numbers that a floating-point type holds exactly. */
const exact: Readonly<Record<string, readonly string[]>> = {
  real: ['smallint'],
  'double precision': ['smallint', 'integer', 'real'],
}

/**
 * Whether every value of a column stays what it is when its type becomes another: as text, as a
 * number, as an instant. What is not known to be so is none.
 *
 * @param from as PostgreSQL writes it, such as `character varying(80)`
 * @param to as a statement may write it, such as `varchar(200)`
 */
export function isWidening(from: string, to: string): boolean {
  const [old, next] = [typeOf(from), typeOf(to)]
  if (!old || !next) return false
  switch (next.name) {
    case 'text':
    case 'character varying':
      return isText(old) && isNoLess(next.sizes[0], old.sizes[0])
    case 'integer':
    case 'bigint':
      return (digits[old.name] ?? Number.POSITIVE_INFINITY) <= (digits[next.name] ?? 0)
    case 'real':
    case 'double precision':
      return old.name === next.name || exact[next.name]?.includes(old.name) === true
    case 'numeric':
      return holds(next, old)
    case 'timestamp with time zone':
      return old.name === next.name && isNoLess(next.sizes[0], old.sizes[0])
    default:
      return false
  }
}

function isText({ name }: ColumnType): boolean {
  return name === 'text' || name === 'character varying'
}

/** A size that is not given is the largest. */
function isNoLess(size = Number.POSITIVE_INFINITY, than = Number.POSITIVE_INFINITY): boolean {
  return size >= than
}

/** Whether a numeric has room for as many digits on both sides of the point. */
function holds({ sizes: [precision, scale = 0] }: ColumnType, old: ColumnType): boolean {
  if (old.name !== 'numeric' && digits[old.name] === undefined) return false
  if (precision === undefined) return true
  const [oldPrecision = digits[old.name], oldScale = 0] = old.sizes
  if (oldPrecision === undefined) return false
  return scale >= oldScale && precision - scale >= oldPrecision - oldScale
}

/** Reads `timestamp(3) with time zone`, `numeric(12,2)`, `text`; nothing else that stands behind. */
function typeOf(text: string): ColumnType | undefined {
  const found =
    /^([a-z]\w*(?: precision| varying)?)(?:\s*\(([\d,\s]+)\))?( with time zone)?$/i.exec(
      text.trim(),
    )
  if (!found) return undefined
  const name = `${found[1]}${found[3] ?? ''}`.toLowerCase()
  return { name: otherNames[name] ?? name, sizes: (found[2]?.split(',') ?? []).map(Number) }
}
