import { type Static, Type } from 'plugboard'

const closed = { additionalProperties: false }

const target = Type.Object(
  {
    name: Type.String({
      ...{ pattern: '^[a-z][a-z0-9-]*$', maxLength: 40 },
      description: 'What the OSS is called here',
    }),
    url: Type.String({
      pattern: '^https?://[^ ]+[^/ ]$',
      description: 'Of its TMF641 v4, such as https://oss.example/tmf-api/serviceOrdering/v4',
    }),
    token: Type.Optional(Type.String({ minLength: 1, description: 'The bearer token it wants' })),
    offerings: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'The offerings whose work it does, by key; of several targets the first that fits. All where absent',
      }),
    ),
  },
  closed,
)

const listener = Type.Object(
  {
    url: Type.String({
      pattern: '^https?://[^ ]+[^/ ]$',
      description: 'This application as the OSS reaches it, such as https://orders.example',
    }),
    token: Type.String({
      minLength: 16,
      description: 'The bearer token that notifications must bear',
    }),
  },
  {
    ...closed,
    description: 'Where they may send notifications; without it the gateway only asks',
  },
)

const retry = Type.Object(
  {
    first: Type.Integer({
      ...{ minimum: 1, default: 2_000 },
      description:
        'The first pause, in milliseconds; each is twice the one before, give or take a half',
    }),
    most: Type.Integer({
      minimum: 1,
      default: 900_000,
      description: 'The longest pause, in milliseconds',
    }),
    attempts: Type.Integer({
      ...{ minimum: 1, default: 10 },
      description: 'So often a service order is sent before it is given to people',
    }),
  },
  { ...closed, default: {}, description: 'How sending is tried again' },
)

const breaker = Type.Object(
  {
    failures: Type.Integer({
      ...{ minimum: 1, default: 5 },
      description: 'After so many failures one after the other nothing is sent for a while',
    }),
    first: Type.Integer({
      ...{ minimum: 1, default: 15_000 },
      description: 'The first pause, in milliseconds, before the OSS is tried again',
    }),
    most: Type.Integer({
      minimum: 1,
      default: 300_000,
      description: 'The longest pause, in milliseconds',
    }),
  },
  { ...closed, default: {}, description: 'When an OSS that fails is left alone' },
)

const characteristics = Type.Object(
  {
    circuitId: Type.String({ default: 'circuitId', description: 'The circuit id' }),
    effectiveBillDate: Type.String({
      default: 'effectiveBillDate',
      description: 'The day from which the service is billed',
    }),
  },
  {
    ...{ ...closed, default: {} },
    description:
      'The names of the characteristics of the service in which the OSS tells what it has assigned',
  },
)

/** What an integrator passes to the plugin. */
export const options = Type.Object(
  {
    targets: Type.Array(target, {
      default: [],
      description: 'The OSSes that service orders are sent to; without any, none are made',
    }),
    listener: Type.Optional(listener),
    timeout: Type.Integer({
      ...{ minimum: 50, default: 10_000 },
      description: 'How long an answer is waited for, in milliseconds',
    }),
    ...{ retry, breaker, characteristics },
  },
  closed,
)

export type Options = Static<typeof options>

export type Target = Options['targets'][number]

/** Who does the work for an offering; undefined where no OSS does. */
export function targetFor({ targets }: Options, offering: string): Target | undefined {
  return targets.find(({ offerings }) => offerings === undefined || offerings.includes(offering))
}
