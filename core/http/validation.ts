import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { type FieldError, PlugboardError } from '../errors.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

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
  return {
    add(name, schema) {
      ajv.addSchema({ $id: `${name}#`, ...schema })
    },
    compile(schema) {
      // Compiled at first use: the schemas that it refers to may be added later.
      let validate: ValidateFunction | undefined
      return input => {
        validate ??= ajv.compile(schema)
        if (validate(input)) return
        const errors = (validate.errors ?? [])
          .filter(isTelling)
          .slice(0, mostFaults)
          .map(fieldError)
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
        pointer: `${instancePath}/${params.additionalProperty}`,
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
