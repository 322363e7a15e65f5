import { Ajv, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import type { FieldError } from '../../errors.ts'
import type { OfferingFault, OfferingSourceContract, PricedOffering } from './offering-source.ts'
import { linesOf } from './price-line.ts'

/** One line of a {@link priceList}. Amounts are in minor units. */
export interface PriceListEntry {
  readonly offering: string
  readonly name: string
  readonly description?: string
  readonly currency: string
  readonly oneTime?: number
  /** A month. */
  readonly recurring?: number
  /** What may be configured; nothing where absent. */
  readonly characteristics?: TSchema
}

/**
 * An OfferingSource for a shop whose offerings fit on a page.
 *
 * @example
 * provide(OfferingSource, () => priceList([
 *   { offering: 'moby-dick', name: 'Moby-Dick', currency: 'USD', oneTime: 1299 },
 * ]))
 */
export function priceList(entries: readonly PriceListEntry[]): OfferingSourceContract {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false })
  const known = new Map(
    entries.map(entry => {
      const schema = entry.characteristics ?? { type: 'object', additionalProperties: false }
      return [entry.offering, { entry, validate: ajv.compile(schema) }]
    }),
  )

  return {
    async price(requests) {
      return requests.map(({ offering, characteristics }) => {
        const found = known.get(offering)
        return found
          ? configured(found.entry, found.validate, characteristics)
          : unknown(offering, known.keys())
      })
    },
    async list() {
      return entries.map(({ offering, name, description, characteristics }) => ({
        offering,
        name,
        ...(description === undefined ? {} : { description }),
        ...(characteristics === undefined ? {} : { characteristics: { ...characteristics } }),
      }))
    },
  }
}

function configured(
  entry: PriceListEntry,
  validate: ValidateFunction,
  given: Readonly<Record<string, unknown>>,
): PricedOffering | OfferingFault {
  const characteristics = structuredClone(given)
  if (!validate(characteristics)) return { errors: characteristicErrors(validate) }
  const { name, currency, oneTime = 0, recurring = 0 } = entry
  const amounts = { name, currency, oneTime, recurring }
  return { ...amounts, lines: linesOf(amounts), characteristics }
}

function unknown(offering: string, known: Iterable<string>): OfferingFault {
  return {
    errors: [
      {
        pointer: '/offering',
        code: 'OFFERING_UNKNOWN',
        message: `"${offering}" is not on sale`,
        allowed: [...known],
      },
    ],
  }
}

/** What a validator of characteristics found, with the allowed values where there is a fixed set. */
export function characteristicErrors(validate: ValidateFunction): FieldError[] {
  // That a condition fails says nothing: what it asks for tells its own fault.
  const telling = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')
  return telling.map(({ keyword, params, instancePath, message }) => {
    const pointer = `/characteristics${instancePath}`
    if (keyword === 'enum') {
      const allowed = params.allowedValues as unknown[]
      return { pointer, code: keyword, message: `must be one of: ${allowed.join(', ')}`, allowed }
    }
    if (keyword === 'required' || keyword === 'dependentRequired') {
      return {
        pointer: `${pointer}/${params.missingProperty}`,
        code: 'required',
        message: 'is required',
      }
    }
    if (keyword === 'additionalProperties') {
      return {
        pointer: `${pointer}/${params.additionalProperty}`,
        code: 'unknown',
        message: 'is not a characteristic of this offering',
      }
    }
    return { pointer, code: keyword, message: message ?? 'is wrong' }
  })
}
