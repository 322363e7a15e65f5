import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** Somebody who signs in. What they may do comes from their memberships, or, for staff, from `staffRoles`. */
export const User = object(
  'User',
  {
    email: Type.String({
      title: 'E-mail',
      format: 'email',
      maxLength: 254,
      unique: true,
      filterable: true,
      personal: true,
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200, personal: true }),
    account: Type.Optional(
      Field.reference('Account', { title: 'Home account', immutable: true, filterable: true }),
    ),
    staffRoles: Type.Array(Type.String({ maxLength: 80 }), {
      title: 'Staff roles',
      default: [],
      readOnly: true,
      role: 'system',
      visibleTo: ['agent'],
    }),
    locale: Type.String({ title: 'Language', maxLength: 35, default: 'en' }),
    active: Type.Boolean({ title: 'May sign in', default: true, filterable: true }),
    passwordHash: Type.Optional(Type.String({ secret: true, readOnly: true })),
  },
  {
    title: 'User',
    path: 'users',
    account: 'account',
    label: 'name',
    check: ({ email, locale }) => [
      // Whoever signs in is looked for in small letters.
      ...(typeof email !== 'string' || email === email.trim().toLowerCase()
        ? []
        : [{ pointer: '/email', message: 'must be in small letters' }]),
      ...(typeof locale !== 'string' || isLocale(locale)
        ? []
        : [{ pointer: '/locale', message: 'must be a language tag such as en or pt-BR' }]),
    ],
  },
)

/** Every page prints numbers and dates in it, and the printers throw at what is none. */
function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

declare module '../../extensions.ts' {
  interface Objects {
    User: typeof User
  }
}
