import type { FieldSchema, RecordKind } from './record-kinds.ts'

interface CellFault {
  readonly pointer: string
  readonly message: string
}

/** The columns of a kind of record. */
export function columnsOf({ fields }: RecordKind): string[] {
  return Object.entries(fields).flatMap(([name, schema]) =>
    schema.format === 'money' ? [`${name}.amount`, `${name}.currency`] : [name],
  )
}

/** What the cells of a row say. Cells of columns that the kind has not have to be empty. */
export function valuesOf(kind: RecordKind, cells: Readonly<Record<string, string>>) {
  const values: Record<string, unknown> = {}
  const wrong: CellFault[] = []
  const own = new Set(columnsOf(kind))
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '') continue
    if (!own.has(column)) {
      wrong.push({ pointer: `/${column}`, message: `is no field of a ${kind.name}` })
      continue
    }
    const [field = '', part] = column.split('.')
    const value =
      part === undefined ? cellValue(kind.fields[field] ?? {}, cell) : moneyPart(part, cell)
    if (value === undefined) wrong.push({ pointer: `/${column}`, message: 'is no JSON' })
    else if (part === undefined) values[field] = value
    else values[field] = { ...(values[field] as object | undefined), [part]: value }
  }
  return { values, wrong }
}

/** The cells of a record, by column. */
export function cellsOf(
  { fields }: RecordKind,
  values: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const [name, value] of Object.entries(values)) {
    const schema = fields[name] ?? {}
    if (schema.format === 'money') {
      const { amount, currency } = value as { amount: number; currency: string }
      cells.set(`${name}.amount`, String(amount)).set(`${name}.currency`, currency)
    } else cells.set(name, isNested(schema) ? JSON.stringify(value) : String(value))
  }
  return cells
}

function isNested({ type, anyOf }: FieldSchema): boolean {
  return type === 'object' || type === 'array' || anyOf !== undefined
}

function moneyPart(part: string, cell: string): unknown {
  return part === 'amount' ? numberOf(cell) : cell
}

/** What is no number stays as it is: the check of the record says what was wanted. */
function cellValue(schema: FieldSchema, cell: string): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(cell)
  if (schema.type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell
  if (!isNested(schema)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return undefined
  }
}

function numberOf(cell: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
}
