import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { PlugboardError } from 'plugboard'
import { errors } from '../errors.ts'
import type { EntrySpecification } from './catalog-entry.ts'
import { linearPatterns } from './linear-patterns.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

type JsonSchema = Readonly<Record<string, unknown>>

/**
 * Compiles a specification's characteristics. The validator fills in defaults, so it is given a copy.
 *
 * @throws CATALOG_SPECIFICATION_BROKEN
 * @example compileCharacteristics({ type: 'object', properties: { speed: { enum: ['1G', '10G'] } } })
 */
export function compileCharacteristics(schema: JsonSchema): ValidateFunction {
  // One Ajv for each: two specifications may use the same $id, and a replaced one is let go as a whole.
  // Strict about keywords: one that is misspelt would be passed over, and let everything through.
  const ajv = new Ajv2020({
    allErrors: true,
    useDefaults: true,
    strict: false,
    strictSchema: true,
    logger: false,
    code: { regExp: linearPatterns },
  })
  addFormats(ajv)
  // What pages call the values, and what these count.
  ajv.addVocabulary(['titles', 'unit'])
  try {
    const validate = ajv.compile({ additionalProperties: false, ...schema })
    // Its verdict would be a promise, which passes for yes.
    if ('$async' in validate) throw new Error('$async is not supported here')
    return validate
  } catch (cause) {
    const { status, message } = errors.CATALOG_SPECIFICATION_BROKEN
    throw new PlugboardError('CATALOG_SPECIFICATION_BROKEN', {
      status,
      title: message,
      detail: `The characteristics are no usable JSON Schema: ${(cause as Error).message}`,
      cause,
    })
  }
}

/** What has nothing to configure takes no characteristics. */
const nothing = compileCharacteristics({ type: 'object', properties: {} })

/**
 * Validators by specification, compiled once for each version of it: a change counts the version, so
 * what is kept is never stale.
 *
 * @example const validate = characteristicValidators()(entry.specification)
 */
export function characteristicValidators() {
  const known = new Map<string, { readonly version: number; readonly validate: ValidateFunction }>()
  return (specification: EntrySpecification | null): ValidateFunction => {
    if (!specification) return nothing
    const { id, version, characteristics } = specification
    const found = known.get(id)
    if (found?.version === version) return found.validate
    const validate = compileCharacteristics(characteristics)
    known.set(id, { version, validate })
    return validate
  }
}
