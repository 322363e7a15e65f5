import { Ajv, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { characteristicErrors } from 'plugboard'
import type { CatalogRow, LineFault, RecordKind } from './record-kinds.ts'
import { recordKinds } from './record-kinds.ts'
import type { StoredCatalog } from './stored-catalog.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

const keySchema = { type: 'string', pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$', maxLength: 120 }

/**
 * Everything that is wrong with the rows of a file: what their fields may not be, keys that are there twice,
 * references to nothing, changes of what stays. Defaults are filled in.
 */
export function checkRows(rows: readonly CatalogRow[], stored: StoredCatalog): LineFault[] {
  const validators = new Map(recordKinds.map(kind => [kind.name, validatorOf(kind)]))
  const lines = new Map<string, number>()
  for (const { kind, values, line } of rows) lines.set(`${kind.name} ${values.key}`, line)
  const isKnown = (kind: string, key: unknown) =>
    lines.has(`${kind} ${key}`) || stored.get(kind)?.has(String(key)) === true

  return rows.flatMap(row => {
    const { kind, values, line } = row
    const fault = (pointer: string, message: string): LineFault => ({ line, pointer, message })
    const validate = validators.get(kind.name) as ValidateFunction
    if (!validate(values)) {
      return characteristicErrors(validate).map(({ pointer, message }) =>
        fault(pointer.replace('/characteristics', ''), message),
      )
    }
    const last = lines.get(`${kind.name} ${values.key}`)
    if (last !== line) return [fault('/key', `is there again in line ${last}`)]
    const before = stored.get(kind.name)?.get(String(values.key))?.values
    return [
      ...kind.check(values, before).map(({ pointer, message }) => fault(pointer, message)),
      ...fixedFaults(row, before),
      ...Object.entries(kind.references)
        .filter(([name, of]) => values[name] !== undefined && !isKnown(of, values[name]))
        .map(([name, of]) => fault(`/${name}`, `names no ${of}: ${values[name]}`)),
      ...componentKeys(values)
        .filter(key => !isKnown('offering', key))
        .map(key => fault('/components', `names no offering: ${key}`)),
    ]
  })
}

/** The schema of a record in a file: what the object declares, with keys for references, and its own key. */
function validatorOf({ fields, references }: RecordKind): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false })
  addFormats(ajv)
  ajv.addFormat('money', true).addFormat('decimal', true)
  const properties = Object.entries(fields).map(([name, schema]) => [
    name,
    name in references ? keySchema : schema,
  ])
  const optional = new Set(
    Object.entries(fields)
      .filter(([, schema]) => '~optional' in schema || 'default' in schema)
      .map(([name]) => name),
  )
  return ajv.compile({
    type: 'object',
    properties: Object.fromEntries(properties),
    required: ['key', ...Object.keys(fields).filter(name => name !== 'key' && !optional.has(name))],
    additionalProperties: false,
  })
}

function fixedFaults(
  { kind, values, line }: CatalogRow,
  before: Readonly<Record<string, unknown>> | undefined,
): LineFault[] {
  if (!before) return []
  return Object.entries(kind.fields)
    .filter(([name, { immutable }]) => immutable && values[name] !== before[name])
    .map(([name]) => ({ line, pointer: `/${name}`, message: `stays ${before[name]}` }))
}

function componentKeys({ components }: Readonly<Record<string, unknown>>): string[] {
  return ((components ?? []) as { offering: string }[]).map(({ offering }) => offering)
}
