import { setting, Type } from 'plugboard'
import { Contact, wordPattern } from './objects/contact-fields.ts'

const word = Type.String({ pattern: wordPattern, maxLength: 60 })
const minutes = (most: number) => Type.Integer({ minimum: 1, maximum: most })

/** Which stage a question is about: the first entry of which all that it asks for holds. */
export const stages = setting(
  'customerSupport.stages',
  Type.Array(
    Type.Object(
      {
        stage: word,
        topics: Type.Optional(Type.Array(word, { minItems: 1, maxItems: 50 })),
        states: Type.Optional(Type.Array(word, { minItems: 1, maxItems: 50 })),
        confirmed: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    { maxItems: 50 },
  ),
  {
    title: 'Stages of an order, by topic, state and firm order confirmation',
    initial: [
      { stage: 'billing', topics: ['billing'] },
      { stage: 'maintenance', states: ['completed', 'partial'] },
      { stage: 'provisioning', confirmed: true },
      { stage: 'ordering', confirmed: false },
    ],
  },
)

/** The states in which an order counts as confirmed, as long as no plugin knows better. */
export const confirmedStates = setting(
  'customerSupport.confirmedStates',
  Type.Array(word, { maxItems: 50, uniqueItems: true }),
  {
    title: 'States of an order that has its firm order confirmation',
    initial: ['inProgress', 'completed'],
  },
)

/** Who is contacted where no rule fits. */
export const defaultContact = setting(
  'customerSupport.defaultContact',
  Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 120 }), contact: Contact },
    { additionalProperties: false },
  ),
  {
    title: 'Contact where no rule fits',
    initial: { name: 'Customer support', contact: { url: '/callback-requests/new' } },
  },
)

/** How long a callback that nobody makes is kept, from its moment on or from the end of its window. */
export const callbackExpiry = setting('customerSupport.callbackExpiryMinutes', minutes(100_000), {
  title: 'Minutes of business time after which a callback expires',
  initial: 60,
  scope: 'account',
})

export const callbackAttempts = setting(
  'customerSupport.callbackAttempts',
  Type.Integer({ minimum: 1, maximum: 50 }),
  { title: 'Attempts after which somebody counts as unreachable', initial: 5, scope: 'account' },
)

export const callbackRetry = setting('customerSupport.callbackRetryMinutes', minutes(10_000), {
  title: 'Minutes of business time between two attempts of a callback',
  initial: 15,
  scope: 'account',
})

export const callbackTarget = setting('customerSupport.callbackTargetMinutes', minutes(100_000), {
  title: 'Minutes of business time within which a callback is due',
  initial: 30,
  scope: 'account',
})
