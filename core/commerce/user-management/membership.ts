import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** A person's role in an account, and so in the accounts below it. */
export const Membership = object(
  'Membership',
  {
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    user: Field.reference('User', {
      title: 'User',
      immutable: true,
      filterable: true,
      onDelete: 'cascade',
    }),
    role: Type.String({
      title: 'Role',
      maxLength: 80,
      filterable: true,
      role: 'account',
      display: 'enum',
    }),
  },
  {
    title: 'Membership',
    path: 'memberships',
    account: 'account',
    label: 'user',
    columns: ['user', 'account', 'role'],
    unique: [['account', 'user', 'role']],
  },
)

declare module '../../extensions.ts' {
  interface Objects {
    Membership: typeof Membership
  }
}
