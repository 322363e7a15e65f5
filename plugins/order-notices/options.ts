import { type Static, Type } from 'plugboard'

export const options = Type.Object(
  {
    /** A folder of templates that stand in for those of this plugin, by path: `de/received.liquid`. */
    templates: Type.Optional(Type.String({ minLength: 1 })),
    /** Where the customers' pages are, for links: `https://order.carrier.example`. */
    portalUrl: Type.Optional(Type.String({ pattern: '^https?://[^\\s/]+$' })),
  },
  { additionalProperties: false },
)

export type Options = Static<typeof options>
