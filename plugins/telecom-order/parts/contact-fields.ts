import { Type } from 'plugboard'

const name = (title: string, description: string) =>
  Type.Optional(
    Type.String({ title, description, minLength: 1, maxLength: 120, personal: true as const }),
  )
const phone = (title: string) =>
  Type.Optional(
    Type.String({
      title,
      description: 'In international form, such as +1 212 555 0100',
      pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
      maxLength: 26,
      personal: true as const,
    }),
  )
const email = (title: string) =>
  Type.Optional(Type.String({ title, format: 'email', maxLength: 254, personal: true as const }))

/** Whom to talk to about an order. They may change until the order has ended. */
export const contactFields = {
  siteContactName: name('Site contact', 'Who lets the technicians in'),
  siteContactPhone: phone('Telephone of the site contact'),
  siteContactEmail: email('E-mail of the site contact'),
  technicalContactName: name('Technical contact', 'Who tests the service with the carrier'),
  technicalContactPhone: phone('Telephone of the technical contact'),
  technicalContactEmail: email('E-mail of the technical contact'),
  billingContactName: name('Billing contact', 'Whom to ask about invoices'),
  billingContactPhone: phone('Telephone of the billing contact'),
  billingContactEmail: email('E-mail of the billing contact'),
} as const
