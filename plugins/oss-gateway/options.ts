import { type Static, Type } from 'plugboard'

const closed = { additionalProperties: false }

const target = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 40 }),
    /** Of its TMF641 v4, such as `https://oss.example/tmf-api/serviceOrdering/v4`. */
    url: Type.String({ pattern: '^https?://[^ ]+[^/ ]$' }),
    /** The bearer token that it wants. */
    token: Type.Optional(Type.String({ minLength: 1 })),
    /** The offerings whose work it does, by key; of several targets the first that fits. All where absent. */
    offerings: Type.Optional(Type.Array(Type.String())),
  },
  closed,
)

/** Pauses are in milliseconds. */
export const options = Type.Object(
  {
    /** The OSSes that service orders are sent to; without any, none are made. */
    targets: Type.Array(target, { default: [] }),
    /** Where they may send notifications; without it the gateway only asks. */
    listener: Type.Optional(
      Type.Object(
        {
          /** This application as the OSS reaches it, such as `https://orders.example`. */
          url: Type.String({ pattern: '^https?://[^ ]+[^/ ]$' }),
          /** The bearer token that notifications must bear. */
          token: Type.String({ minLength: 16 }),
        },
        closed,
      ),
    ),
    /** How long an answer is waited for. */
    timeout: Type.Integer({ minimum: 50, default: 10_000 }),
    retry: Type.Object(
      {
        /** The first pause; each is twice the one before, give or take a half. */
        first: Type.Integer({ minimum: 1, default: 2_000 }),
        most: Type.Integer({ minimum: 1, default: 900_000 }),
        /** So often a service order is sent before it is given to people. */
        attempts: Type.Integer({ minimum: 1, default: 10 }),
      },
      { ...closed, default: {} },
    ),
    breaker: Type.Object(
      {
        /** After so many failures one after the other nothing is sent for a while. */
        failures: Type.Integer({ minimum: 1, default: 5 }),
        /** The first pause before the OSS is tried again, and the longest. */
        first: Type.Integer({ minimum: 1, default: 15_000 }),
        most: Type.Integer({ minimum: 1, default: 300_000 }),
      },
      { ...closed, default: {} },
    ),
    /** The names of the service's characteristics in which the OSS tells what it has assigned. */
    characteristics: Type.Object(
      {
        circuitId: Type.String({ default: 'circuitId' }),
        effectiveBillDate: Type.String({ default: 'effectiveBillDate' }),
      },
      { ...closed, default: {} },
    ),
  },
  closed,
)

export type Options = Static<typeof options>

export type Target = Options['targets'][number]

/** Who does the work for an offering; undefined where no OSS does. */
export function targetFor({ targets }: Options, offering: string): Target | undefined {
  return targets.find(({ offerings }) => offerings === undefined || offerings.includes(offering))
}
