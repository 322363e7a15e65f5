import { allow, refuse, rule } from 'plugboard'
import { toBeApproved } from './quote-facts.ts'

export const discountsNeedNoApproval = rule({
  name: 'discountsNeedNoApproval',
  code: 'QUOTE_APPROVAL_NEEDED',
  title: 'The discounts are within what a seller may give alone',
  facts: { toBeApproved },
  decide: ({ facts: { toBeApproved } }) =>
    toBeApproved.length === 0
      ? allow
      : refuse(
          `Discounts are beyond their limits: ${toBeApproved.map(({ name }) => name).join(', ')}`,
          {
            remedy: 'Ask for approval, or take off less',
            errors: toBeApproved.map(({ id, name }) => ({
              pointer: `/items/${id}/discounts`,
              message: `of ${name} want approval`,
            })),
          },
        ),
})
