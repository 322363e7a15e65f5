import { setting, Type } from 'plugboard'

/** What circuit ids look like that nobody has chosen. */
export const circuitIdFormat = setting(
  'productInventory.circuitIdFormat',
  Type.String({
    description: 'Besides {number}, which makes it unique, it may hold {offering} and {year}',
    pattern:
      '^[^{}]*(\\{(offering|year)\\}[^{}]*)*\\{number\\}[^{}]*(\\{(offering|year)\\}[^{}]*)*$',
    maxLength: 60,
  }),
  { title: 'Form of circuit ids', initial: 'CKT-{number}' },
)
