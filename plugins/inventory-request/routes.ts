import { type RoutesDefinition, Type } from 'plugboard'
import { loadPool } from './helpers/pools.ts'
import { inventoryError } from './helpers/refusals.ts'
import { createResources, type NewResource } from './helpers/resource-factory.ts'
import { largestRange, numberRange } from './helpers/resource-value.ts'

const value = Type.String({ minLength: 1, maxLength: 80 })

const body = Type.Object(
  {
    pool: Type.String({ format: 'uuid', description: 'The id of the pool' }),
    values: Type.Optional(
      Type.Array(value, { minItems: 1, maxItems: largestRange, description: 'One by one' }),
    ),
    range: Type.Optional(
      Type.Object(
        { from: value, to: value },
        { additionalProperties: false, description: 'A block of numbers, both ends included' },
      ),
    ),
    characteristics: Type.Optional(
      Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), {
        description: 'What all of them have',
      }),
    ),
  },
  { additionalProperties: false },
)

type Block = {
  readonly pool: string
  readonly values?: readonly string[]
  readonly range?: { readonly from: string; readonly to: string }
  readonly characteristics?: Readonly<Record<string, unknown>>
}

/** Many resources with one request. */
export const routes: RoutesDefinition = {
  prefix: '/api/inventory-blocks',
  plugin: async app => {
    app.post(
      '/',
      {
        schema: {
          summary: 'Add a block of numbers, or many ports or circuits; all of them, or none',
          tags: ['Inventory resources'],
          body,
          response: { 201: Type.Object({ pool: Type.String(), added: Type.Integer() }) },
        },
      },
      async (request, reply) => {
        const block = request.body as Block
        return app.plugboard.mutate(request, reply, {
          work: async uow => {
            const pool = await loadPool(uow, block.pool)
            const pointerOf = (index: number) => (block.range ? '/range' : `/values/${index}`)
            const added = await createResources(uow, pool, resourcesOf(block), pointerOf)
            return {
              status: 201,
              headers: {
                'content-type': 'application/json; charset=utf-8',
                location: `/api/inventory-resources?pool=${pool.id}`,
              },
              body: JSON.stringify({ pool: pool.id, added: added.length }),
            }
          },
        })
      },
    )
  },
}

/** @throws INVENTORY_VALUE_INVALID where it is neither a range nor a list */
function resourcesOf({ values, range, characteristics = {} }: Block): readonly NewResource[] {
  if ((values === undefined) === (range === undefined)) {
    throw inventoryError('INVENTORY_VALUE_INVALID', {
      detail: 'Say either the values or the range',
      errors: [{ pointer: values ? '/range' : '/values', message: 'is wanted, or the other' }],
    })
  }
  const numbers = range ? numberRange(range.from, range.to) : values
  if (numbers) return numbers.map(value => ({ value, characteristics }))
  throw inventoryError('INVENTORY_VALUE_INVALID', {
    detail: `${range?.from} to ${range?.to} is no range of numbers`,
    remedy: `Write both in international form, and take at most ${largestRange} at once`,
    errors: [{ pointer: '/range', message: 'is no range of numbers' }],
  })
}
