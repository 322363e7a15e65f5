import type { Static, TSchema } from 'typebox'
import type { Setting } from '../../plugin/setting.ts'
import { type Fact, fact } from '../../transition/fact.ts'

/**
 * The value of a setting as a fact, so that a rule can be led by what an operator has set: the
 * account's own value, else the system's, else the initial one.
 *
 * @param object the object that the rule is about
 * @param account the field of it that names the account; `account` where absent
 * @example
 * rule({
 *   name: 'purchaseOrderIsNamed', …,
 *   facts: { isRequired: settingFact('Order', purchaseOrderRequired) },
 * })
 */
export function settingFact<Schema extends TSchema>(
  object: string,
  { name, scope, initial }: Setting<Schema>,
  account = 'account',
): Fact<Static<Schema>> {
  return fact<Static<Schema>>(object, `setting:${name}`, ({ sql, table, column, now }) => {
    const own = scope === 'account' ? sql`or s.account_id = ${column(account)}` : sql``
    return sql`coalesce((
      select s.value from ${table('SettingValue')} s
      where s.name = ${name} and s.valid_from <= ${now}::timestamptz
        and (s.account_id is null ${own})
      order by s.account_id nulls last, s.valid_from desc, s.id desc limit 1
    ), ${JSON.stringify(initial)}::jsonb)`
  })
}
