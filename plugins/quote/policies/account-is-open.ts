import { allow, refuse, rule } from 'plugboard'
import { accountStatus } from './quote-facts.ts'

export const accountIsOpen = rule({
  name: 'accountIsOpen',
  code: 'ACCOUNT_CLOSED',
  title: 'The account is open',
  facts: { accountStatus },
  decide: ({ facts: { accountStatus } }) =>
    accountStatus === 'open'
      ? allow
      : refuse('The account is closed', {
          remedy: 'Quote for another account, or have it opened again',
        }),
})
