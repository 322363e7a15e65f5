import { type Static, setting, Type } from 'plugboard'
import type { ResourceKind } from './objects/resource-kind.ts'

const days = (most: number, description: string) =>
  Type.Integer({ minimum: 0, maximum: most, description })

/** How resources of one kind are held. */
const terms = Type.Object(
  {
    days: days(3_650, 'How long a hold lasts'),
    longestDays: days(3_650, 'How long it may last with all extensions; as `days`: it has none'),
    holdsWhenSubmitted: Type.Boolean({
      description: 'Whether it lasts, once its order is submitted, until that is done',
    }),
    assignedDays: Type.Optional(
      days(3_650, 'How long one may be assigned and not work; without limit where absent'),
    ),
    cap: Type.Optional(
      Type.Object(
        {
          atLeast: Type.Integer({ minimum: 0 }),
          percentOfWorking: Type.Number({ minimum: 0, maximum: 100 }),
        },
        {
          additionalProperties: false,
          description: 'How many an account may have reserved: the larger of the two',
        },
      ),
    ),
  },
  { additionalProperties: false },
)

export type HoldTerms = Static<typeof terms>

/**
 * How long resources are held, by kind.
 *
 * Of toll-free numbers the United States say: reserved for up to 45 days, and no extension (47 CFR
 * 52.103(b)); assigned for six months at most (52.103(c)); reserved by one organization at one time 2,000
 * or 7.5 % of its working numbers, whichever is more (52.109(a)). The other terms are a proposal.
 */
export const holdTerms = setting(
  'inventoryRequest.holdTerms',
  Type.Object(
    { port: terms, telephoneNumber: terms, tollFreeNumber: terms, circuit: terms } satisfies Record<
      ResourceKind,
      typeof terms
    >,
    { additionalProperties: false },
  ),
  {
    title: 'How long resources are held',
    initial: {
      port: { days: 14, longestDays: 60, holdsWhenSubmitted: true },
      telephoneNumber: { days: 30, longestDays: 90, holdsWhenSubmitted: true },
      tollFreeNumber: {
        ...{ days: 45, longestDays: 45, holdsWhenSubmitted: false, assignedDays: 180 },
        cap: { atLeast: 2_000, percentOfWorking: 7.5 },
      },
      circuit: { days: 30, longestDays: 90, holdsWhenSubmitted: true },
    },
    scope: 'account',
  },
)

/**
 * How long a disconnected number rests before it may be given to somebody else. At most 90 days after
 * residential use and 365 after business use (47 CFR 52.15(f)(1)(ii)); a toll-free number rests for four
 * months (52.103).
 */
export const ageingDays = setting(
  'inventoryRequest.ageingDays',
  Type.Object(
    {
      residential: days(90, 'After residential use'),
      business: days(365, 'After business use'),
      tollFree: days(122, 'Of toll-free numbers'),
    },
    { additionalProperties: false },
  ),
  {
    title: 'How long disconnected numbers rest',
    initial: { residential: 90, business: 365, tollFree: 120 },
  },
)

/** Whether questions about a pool are answered from stock at once; those about an area are for people. */
export const answersFromStock = setting('inventoryRequest.answersFromStock', Type.Boolean(), {
  title: 'Requests for inventory are answered from stock',
  initial: true,
})

/** How long an answer from stock holds. It is no hold on anything: the stock may be gone sooner. */
export const guaranteeDays = setting(
  'inventoryRequest.guaranteeDays',
  Type.Integer({ minimum: 0, maximum: 365 }),
  { title: 'Days for which an answer from stock holds', initial: 7 },
)
