import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import type { TSchema } from 'typebox'
import { type FieldError, PlugboardError } from '../errors.ts'
import type { Plugin } from './define.ts'
import { nearestName } from './nearest-name.ts'
import { deepFreeze, plainCopy } from './plain-copy.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

/** The marks that fields of objects may bear; they say nothing about options, and do no harm. */
const marks = [
  ...['filterable', 'unique', 'immutable', 'personal', 'secret', 'visibleTo', 'display'],
  ...['generatedBy', 'reference', 'onDelete', 'precision', 'scale'],
]

/**
 * Validates the options that the integrator gave to each plugin. Defaults are filled in, nothing is
 * coerced, and unknown properties are refused where the schema closes with
 * `additionalProperties: false`. What was given is left as it was.
 *
 * @param plugins with their options in `given`
 * @returns the options by the plugin's name, frozen to their depths; undefined for a plugin without a
 *   schema
 * @throws PLUGIN_OPTIONS naming the plugin and, by JSON pointer, all that is wrong with its options
 * @example readOptions([catalog.with({})]).get('catalog') // { currency: 'EUR' }, by default
 */
export function readOptions(plugins: readonly Plugin[]): Map<string, unknown> {
  // Only the schema is held to strictness: a misspelt keyword would let everything pass.
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    strict: false,
    strictSchema: true,
    formats: { money: true, decimal: true },
  })
  addFormats(ajv)
  ajv.addVocabulary(marks)
  return new Map(plugins.map(plugin => [plugin.name, optionsOf(ajv, plugin)]))
}

function optionsOf(ajv: Ajv, { name, options: schema, given }: Plugin): unknown {
  if (schema === undefined) {
    if (given === undefined) return undefined
    throw new PlugboardError('PLUGIN_OPTIONS', {
      detail: `The plugin ${name} takes no options, and is given some`,
      remedy: `Leave out the call of .with() on ${name}`,
      data: { plugin: name },
    })
  }
  const validate = compile(ajv, name, schema)
  const options = given === undefined ? {} : plainCopy(given)
  if (validate(options)) return deepFreeze(options)
  const errors = (validate.errors ?? []).map(error => fieldError(error, schema))
  throw new PlugboardError('PLUGIN_OPTIONS', {
    detail: `The options of the plugin ${name} do not fit its schema: ${errors.map(inWords).join('; ')}`,
    remedy: `Correct what is passed to .with() on ${name}`,
    errors,
    data: { plugin: name },
  })
}

function compile(ajv: Ajv, name: string, schema: TSchema): ValidateFunction {
  try {
    return ajv.compile(schema)
  } catch (cause) {
    throw new PlugboardError('PLUGIN_OPTIONS', {
      detail: `The options of the plugin ${name} have an unusable schema: ${(cause as Error).message}`,
      remedy: `Correct \`options\` where ${name} is defined`,
      data: { plugin: name },
      cause,
    })
  }
}

function inWords({ pointer, message }: FieldError): string {
  return `${pointer || 'the whole'} ${message}`
}

function fieldError(
  { keyword, params, instancePath, message }: ErrorObject,
  schema: TSchema,
): FieldError {
  switch (keyword) {
    case 'required':
      return {
        pointer: `${instancePath}/${params.missingProperty}`,
        code: keyword,
        message: 'is required',
      }
    case 'additionalProperties': {
      const unknown: string = params.additionalProperty
      // The schema of what lies deeper is not at hand, and a wrong hint is worse than none.
      const nearest = instancePath === '' ? nearestName(unknown, propertiesOf(schema)) : undefined
      const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
      return {
        pointer: `${instancePath}/${unknown}`,
        code: 'unknown',
        message: `is no option${hint}`,
      }
    }
    case 'enum':
      return {
        pointer: instancePath,
        code: keyword,
        message: `must be one of: ${params.allowedValues.join(', ')}`,
        allowed: params.allowedValues,
      }
    default:
      return { pointer: instancePath, code: keyword, message: message ?? 'is wrong' }
  }
}

function propertiesOf(schema: TSchema): string[] {
  return Object.keys((schema as { readonly properties?: object }).properties ?? {})
}
