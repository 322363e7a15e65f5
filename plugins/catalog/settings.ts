import { setting, Type } from 'plugboard'

/** What a seller may take off without a discount of the catalogue, and without asking. */
export const sellerDiscountLimit = setting(
  'catalog.sellerDiscountLimit',
  Type.String({ pattern: '^(100|\\d{1,2})(\\.\\d{1,4})?$' }),
  { title: 'Per cent that a seller may take off at their own discretion', initial: '0' },
)
