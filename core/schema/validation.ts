import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { type FieldError, PlugboardError } from '../errors.ts'
import { isDay, isInstant } from './calendar.ts'
import type { JsonSchema } from './json-schema.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

/** Checks bodies: nothing is coerced, nothing unknown is dropped, defaults are filled in. */
export interface Validator {
  /** Makes a schema known to others that refer to it as `<name>#`. */
  add(name: string, schema: JsonSchema): void
  compile(schema: JsonSchema): (input: unknown) => void
}

/** So many faults are told at once. */
const mostFaults = 50

export function createValidator(): Validator {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false, verbose: true })
  addFormats(ajv)
  ajv.addFormat('date', isDay).addFormat('date-time', isInstant)
  // These name a kind of field; their schemas say all that there is to check.
  ajv.addFormat('money', true).addFormat('decimal', true)
  return {
    add(name, schema) {
      ajv.addSchema({ $id: `${name}#`, ...schema })
    },
    compile(schema) {
      // Compiled at first use: the schemas that it refers to may be added later.
      let validate: ValidateFunction | undefined
      return input => {
        validate ??= ajv.compile(schema)
        const errors = validate(input)
          ? unstorable(input)
          : (validate.errors ?? []).filter(isTelling).slice(0, mostFaults).map(fieldError)
        if (errors.length === 0) return
        throw new PlugboardError('INPUT_INVALID', {
          detail: errors
            .map(({ pointer, message }) => `${pointer || 'The body'} ${message}`)
            .slice(0, 3)
            .join('; '),
          errors,
        })
      }
    },
  }
}

/** Texts that no database stores: with a NUL, or with half a character. */
function unstorable(value: unknown, pointer = ''): FieldError[] {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return []
    return [{ pointer, code: 'text', message: 'holds something that is not a character' }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) =>
    unstorable(below, `${pointer}/${step(key)}`),
  )
}

/** A name as a JSON pointer writes it (RFC 6901). */
function step(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Of an alternative with null only the faults of the real one say something. */
function isTelling(error: ErrorObject): boolean {
  if (error.keyword === 'anyOf') return false
  return !(error.keyword === 'type' && error.params.type === 'null')
}

function fieldError(error: ErrorObject): FieldError {
  const { keyword, params, instancePath } = error
  switch (keyword) {
    case 'additionalProperties':
      return {
        pointer: `${instancePath}/${step(params.additionalProperty)}`,
        code: 'unknown',
        message: 'is not a field that may be set here',
      }
    case 'required':
      return {
        pointer: `${instancePath}/${params.missingProperty}`,
        code: 'required',
        message: 'is required',
      }
    case 'enum':
      return {
        pointer: instancePath,
        code: 'enum',
        message: `must be one of: ${params.allowedValues.join(', ')}`,
        allowed: params.allowedValues,
      }
    default:
      return { pointer: instancePath, code: keyword, message: error.message ?? 'is wrong' }
  }
}
