import { Type } from 'plugboard'

const kind = Type.Enum(['oneTime', 'recurring', 'usage'])
const percentage = Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,4})?$' })

/** What a seller takes off of an item: a share or an amount, see the core's port `Discounts`. */
export const discountWish = Type.Object(
  {
    discount: Type.Optional(
      Type.String({
        maxLength: 120,
        description: "One that may be given; a seller's own if absent",
      }),
    ),
    kind,
    percentage: Type.Optional(percentage),
    amount: Type.Optional(
      Type.Integer({ minimum: 0, description: 'In minor units, for one of the item' }),
    ),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
)

/** What of the discounts of an item a seller may not give alone, as `Discounts` answered. */
export const wantedApproval = Type.Object(
  {
    kind,
    percentage: Type.String({ description: 'All that is taken off the prices of the kind' }),
    approvalLimit: Type.String({ description: 'Up to which nobody has to approve' }),
  },
  { additionalProperties: false },
)
