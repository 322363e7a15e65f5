import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { type FieldError, Type } from 'plugboard'
import { type FootprintKind, schemaOf } from './footprint-kinds.ts'
import type { CsvRow } from './read-csv.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

/** The fields of one object, as they are kept. */
export type FootprintRow = Readonly<Record<string, string | number>>

export interface CheckedRows {
  readonly rows: readonly FootprintRow[]
  /** Every fault of every row; pointers are `/lines/<line>/<column>`. */
  readonly faults: readonly FieldError[]
}

/**
 * Makes objects' fields of a file's rows, and finds all that is wrong with them.
 *
 * @example const { rows, faults } = checkRows(footprintKinds.areas, await readCsv(file, …))
 */
export function checkRows(kind: FootprintKind, lines: readonly CsvRow[]): CheckedRows {
  const validate = validatorOf(kind)
  const lineOf = new Map<string, number>()
  const rows: FootprintRow[] = []
  const faults: FieldError[] = []
  for (const { line, values } of lines) {
    const at = (fault: FieldError) => ({ ...fault, pointer: `/lines/${line}${fault.pointer}` })
    const texts = kind.fieldsOf(values)
    if (isFault(texts)) {
      faults.push(at(texts))
      continue
    }
    const row = typed(kind, texts)
    const wrong = validate(row) ? [] : (validate.errors ?? []).map(faultOf)
    const found = wrong.length > 0 ? wrong : kind.check(row)
    const key = keyOf(kind, row)
    const earlier = lineOf.get(key)
    if (found.length > 0) faults.push(...found.map(at))
    else if (earlier !== undefined)
      faults.push(at({ pointer: '', message: `repeats line ${earlier}` }))
    else rows.push(row)
    lineOf.set(key, line)
  }
  return { rows, faults }
}

/** What tells a row from all others. */
export function keyOf({ key }: FootprintKind, row: Readonly<Record<string, unknown>>): string {
  return key.map(name => row[name]).join('\n')
}

function isFault(value: object): value is FieldError {
  return 'pointer' in value
}

function validatorOf({ fields }: FootprintKind): ValidateFunction {
  // Marks of fields are no words of JSON Schema.
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false })
  addFormats(ajv)
  ajv.addFormat('decimal', true)
  return ajv.compile(Type.Object({ ...fields }, { additionalProperties: false }))
}

/** A file has texts only: what should be a number and looks like one is one. */
function typed(kind: FootprintKind, texts: Readonly<Record<string, string>>): FootprintRow {
  const values = Object.entries(texts).map(([name, text]): [string, string | number] => {
    const isNumber = schemaOf(kind, name).type === 'integer' && /^\d+$/.test(text)
    return [name, isNumber ? Number(text) : text]
  })
  return Object.fromEntries(values)
}

function faultOf({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject): FieldError {
  const missing = keyword === 'required' ? `/${params.missingProperty}` : ''
  if (missing) return { pointer: missing, message: 'is needed' }
  const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : ''
  return { pointer: instancePath, message: `${message}${allowed}` }
}
