import { type Plugin, part, Type } from 'plugboard'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'

/** A part of an order and one of its items, for tests about what belongs to an order. */
export const ribbon = part('Order', 'ribbon', {
  colour: Type.String({ maxLength: 40, filterable: true }),
  bows: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
})

export const engraving = part('OrderItem', 'engraving', {
  text: Type.String({ maxLength: 80, filterable: true }),
})

declare module 'plugboard' {
  interface OrderParts {
    ribbon: typeof ribbon
  }
  interface OrderItemParts {
    engraving: typeof engraving
  }
}

export async function ribbonPlugins(): Promise<Plugin[]> {
  const plugin = await migrated({
    ...{ name: 'ribbon', version: '1.0.0', core: '^0.1.0' },
    parts: [ribbon, engraving],
  })
  return [prices, plugin]
}
