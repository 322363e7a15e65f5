import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** A unit of billing and ownership. Accounts form a tree: a member of one also reaches those below. */
export const Account = object(
  'Account',
  {
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200, filterable: true }),
    number: Type.String({
      title: 'Account number',
      maxLength: 40,
      unique: true,
      filterable: true,
      readOnly: true,
      generatedBy: `'A' || lpad(nextval('account_numbers')::text, 7, '0')`,
    }),
    parent: Type.Optional(
      Field.reference('Account', { title: 'Belongs to', immutable: true, filterable: true }),
    ),
    currency: Type.String({
      title: 'Currency',
      pattern: '^[A-Z]{3}$',
      maxLength: 3,
      default: 'USD',
    }),
    status: Type.Enum(['open', 'closed'], { title: 'Status', default: 'open', filterable: true }),
  },
  { title: 'Account', path: 'accounts', label: 'name' },
)

declare module '../../extensions.ts' {
  interface Objects {
    Account: typeof Account
  }
}
