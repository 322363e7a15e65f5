import { fact } from '../../../transition/fact.ts'
import { allow, refuse, rule } from '../../../transition/rule.ts'

const accountStatus = fact<string>(
  'Order',
  'accountStatus',
  ({ sql, table, column }) =>
    sql`(select a.status from ${table('Account')} a where a.id = ${column('account')})`,
)

export const accountIsOpen = rule({
  name: 'accountIsOpen',
  code: 'ACCOUNT_CLOSED',
  title: 'The account is open',
  facts: { accountStatus },
  decide: ({ facts }) =>
    facts.accountStatus === 'open'
      ? allow
      : refuse('The account is closed', {
          remedy: 'Order for another account, or have it opened again',
        }),
})
