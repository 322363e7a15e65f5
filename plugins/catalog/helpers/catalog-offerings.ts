import {
  characteristicErrors,
  isPlugboardError,
  type OfferingFault,
  type OfferingRequest,
  type OfferingSourceContract,
  type PricedOffering,
  type PricingContext,
  type ProviderContext,
  sumOfLines,
} from 'plugboard'
import { withAutomaticDiscounts } from './automatic-discounts.ts'
import { type CatalogEntry, findEntries, launchedOfferings } from './catalog-entry.ts'
import { characteristicValidators } from './characteristic-validator.ts'
import { circumstancesOf } from './circumstances.ts'
import { matchingPrices, priceLinesOf } from './price-lines-of.ts'
import { offeringFault, saleFault } from './sale-fault.ts'

/**
 * The OfferingSource that sells what the catalogue's tables hold.
 *
 * @example definePlugin({ …, providers: [provide(OfferingSource, catalogOfferings)] })
 */
export function catalogOfferings({ reads, log }: ProviderContext): OfferingSourceContract {
  const validatorOf = characteristicValidators()

  function priced(
    entry: CatalogEntry,
    request: OfferingRequest,
    context: PricingContext,
  ): PricedOffering | OfferingFault {
    const validate = validatorOf(entry.specification)
    const characteristics: Record<string, unknown> = structuredClone(request.characteristics)
    if (!validate(characteristics)) return { errors: characteristicErrors(validate) }
    const { currency } = context
    const { rounding } = entry
    const circumstances = circumstancesOf(request, characteristics, context)
    const prices = matchingPrices(entry.prices, circumstances, currency)
    if (prices.length === 0 && entry.components.length === 0) return notPriced(entry)
    const lines = withAutomaticDiscounts(
      prices.flatMap(price => priceLinesOf(price, circumstances, rounding)),
      entry.discounts,
      circumstances,
      { currency, rounding },
    )
    return {
      name: entry.name,
      currency,
      oneTime: sumOfLines('oneTime', lines),
      recurring: sumOfLines('recurring', lines),
      lines,
      characteristics,
      // A bundle's quantity counts for what it brings along too.
      includes: entry.components
        .filter(({ quantity }) => quantity > 0)
        .map(({ offering, quantity, characteristics }) => ({
          ...{ offering, characteristics },
          quantity: quantity * request.quantity,
        })),
    }
  }

  /** A specification that an administrator broke must not take the rest of the order down with a 500. */
  function pricedOrBroken(entry: CatalogEntry, request: OfferingRequest, context: PricingContext) {
    try {
      return priced(entry, request, context)
    } catch (error) {
      if (!isPlugboardError(error)) throw error
      log.error({ err: error, offering: entry.key }, 'An offering cannot be sold')
      const message = `"${entry.key}" cannot be configured at the moment`
      return { errors: [offeringFault('CATALOG_SPECIFICATION_BROKEN', message)] }
    }
  }

  return {
    async price(requests, context) {
      const entries = await findEntries(
        reads,
        requests.map(({ offering }) => offering),
      )
      return requests.map(request => {
        const entry = entries.get(request.offering)
        if (!entry) return unknown(request.offering)
        const fault = saleFault(entry, context)
        return fault ? { errors: [fault] } : pricedOrBroken(entry, request, context)
      })
    },

    async list(context) {
      const offerings = []
      for await (const offering of launchedOfferings(reads)) {
        if (saleFault(offering, context)) continue
        const { key, name, description, specification } = offering
        offerings.push({
          offering: key,
          name,
          ...(description ? { description } : {}),
          ...(specification ? { characteristics: specification.characteristics } : {}),
        })
      }
      return offerings
    },
  }
}

function unknown(offering: string): OfferingFault {
  const message = `There is no offering "${offering}"; GET /api/product-offerings lists them`
  return { errors: [offeringFault('OFFERING_UNKNOWN', message)] }
}

/** What no price is meant for is not free of charge: an offering that is says so with a price of 0. */
function notPriced({ key }: CatalogEntry): OfferingFault {
  return {
    errors: [
      {
        pointer: '/characteristics',
        code: 'CATALOG_NOT_PRICED',
        message: `"${key}" has no price in this configuration; choose another, or ask for a quote`,
      },
    ],
  }
}
