import { Field, object, Type } from 'plugboard'

/** How firm prices are, in the words of the MEF. */
export const quoteLevels = ['budgetary', 'firmSubjectToFeasibilityCheck', 'firm'] as const

/**
 * What a customer is offered: services with prices that hold until a day. Versions of one quote share its
 * number; the latest one counts.
 */
export const quote = object(
  'Quote',
  {
    number: Type.String({
      title: 'Quote number',
      maxLength: 40,
      filterable: true,
      readOnly: true,
      generatedBy: `'Q' || lpad(nextval('quote__numbers')::text, 8, '0')`,
    }),
    quoteVersion: Type.Integer({
      title: 'Version',
      description: 'Versions are of one number',
      minimum: 1,
      default: 1,
      readOnly: true,
    }),
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    reference: Type.Optional(
      Type.String({ title: 'Your reference', maxLength: 80, filterable: true }),
    ),
    level: Type.Enum([...quoteLevels], {
      title: 'Level',
      description: 'How firm the prices are; a budgetary quote cannot be ordered',
      default: 'firm',
      filterable: true,
    }),
    currency: Type.String({ title: 'Currency', maxLength: 3, readOnly: true }),
    oneTimeTotal: Field.money({ title: 'One-time', readOnly: true }),
    recurringTotal: Field.money({ title: 'Monthly', readOnly: true }),
    oneTimeTax: Field.money({ title: 'Tax on one-time', readOnly: true }),
    recurringTax: Field.money({ title: 'Tax on monthly', readOnly: true }),
    validUntil: Type.Optional(
      Field.date({
        title: 'Valid until',
        description: 'The last day; set when the quote is offered, unless it is named before',
        filterable: true,
      }),
    ),
    requestedStart: Type.Optional(
      Field.date({
        title: 'Requested start',
        description: 'When you would like to have the services; the order asks for it',
      }),
    ),
    notes: Type.Optional(Type.String({ title: 'Notes', maxLength: 4_000, display: 'multiline' })),
    internalNotes: Type.Optional(
      Type.String({
        title: 'Internal notes',
        description: 'Customers do not see them',
        maxLength: 4_000,
        display: 'multiline',
        visibleTo: ['agent'],
      }),
    ),
    approvalRequestedBy: Type.Optional(
      Field.reference('User', {
        title: 'Approval requested by',
        readOnly: true,
        visibleTo: ['agent'],
      }),
    ),
    approvalReason: Type.Optional(
      Type.String({
        title: 'Why the discounts',
        maxLength: 1_000,
        readOnly: true,
        display: 'multiline',
        visibleTo: ['agent'],
      }),
    ),
    approvedBy: Type.Optional(
      Field.reference('User', {
        title: 'Discounts approved by',
        readOnly: true,
        visibleTo: ['agent'],
      }),
    ),
    rejectionReason: Type.Optional(
      Type.String({
        title: 'Why not approved',
        maxLength: 1_000,
        readOnly: true,
        display: 'multiline',
        visibleTo: ['agent'],
      }),
    ),
    approvedAt: Type.Optional(Field.dateTime({ title: 'Offered', readOnly: true })),
    acceptedAt: Type.Optional(Field.dateTime({ title: 'Accepted', readOnly: true })),
    closingReason: Type.Optional(
      Type.String({
        title: 'Reason',
        description: 'Why it was declined or cancelled',
        maxLength: 1_000,
        readOnly: true,
        display: 'multiline',
      }),
    ),
    order: Type.Optional(
      Field.reference('Order', {
        title: 'Order',
        description: 'What came of it',
        readOnly: true,
        filterable: true,
      }),
    ),
    replaces: Type.Optional(
      Field.reference('Quote', { title: 'New version of', readOnly: true, filterable: true }),
    ),
    supersededBy: Type.Optional(
      Field.reference('Quote', { title: 'Superseded by', readOnly: true }),
    ),
  },
  {
    title: 'Quote',
    path: 'quotes',
    account: 'account',
    stateful: true,
    unique: [['number', 'quoteVersion']],
    label: 'number',
    menu: 15,
    columns: [
      'number',
      'quoteVersion',
      'state',
      'reference',
      'level',
      'recurringTotal',
      'validUntil',
    ],
  },
)

declare module 'plugboard' {
  interface Objects {
    Quote: typeof quote
  }
}
