import { Field, object, part, Type } from 'plugboard'
import type { TestClient } from 'plugboard/testing'
import type { PluginDefinition } from '../../core/plugin/define.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'

/** A plugin with a field of every kind, for tests about what is generated from declarations. */

export const Exhibit = object(
  'Exhibit',
  {
    account: Field.reference('Account', { filterable: true }),
    title: Type.String({ title: 'Title', minLength: 1, maxLength: 80, filterable: true }),
    code: Type.Optional(Type.String({ maxLength: 20, unique: true, filterable: true })),
    rooms: Type.Optional(Type.Integer({ minimum: 0, filterable: true })),
    weight: Type.Optional(Type.Number({ filterable: true })),
    share: Type.Optional(Field.decimal({ precision: 8, scale: 4, filterable: true })),
    value: Type.Optional(Field.money({ filterable: true })),
    onShow: Type.Optional(Type.Boolean({ filterable: true })),
    foundOn: Type.Optional(Field.date({ filterable: true })),
    insuredUntil: Type.Optional(Field.dateTime({ filterable: true })),
    material: Type.Enum(['stone', 'wood', 'bronze'], { default: 'stone', filterable: true }),
    outsideId: Type.Optional(Field.uuid({ filterable: true })),
    twin: Type.Optional(Field.reference('Exhibit', { filterable: true })),
    tags: Type.Array(Type.String({ maxLength: 20 }), { default: [], maxItems: 5 }),
    measures: Type.Optional(
      Type.Object(
        { height: Type.Integer(), width: Type.Optional(Type.Integer()) },
        { additionalProperties: false },
      ),
    ),
    story: Type.Optional(Type.String({ title: 'Story' })),
    appraisal: Type.Optional(
      Type.String({ maxLength: 200, filterable: true, visibleTo: ['agent'] }),
    ),
    inventoryNumber: Type.Optional(Type.String({ maxLength: 20, readOnly: true })),
    origin: Type.Optional(Type.String({ maxLength: 80, immutable: true })),
  },
  { title: 'Exhibit', path: 'exhibits', account: 'account', label: 'title' },
)

/** A piece of an exhibit, with an address of its own. */
export const Label = object(
  'Label',
  {
    exhibit: Field.reference('Exhibit', { filterable: true }),
    language: Type.String({ maxLength: 5, filterable: true }),
    text: Type.String({ maxLength: 200 }),
  },
  {
    title: 'Label',
    path: 'labels',
    within: { object: 'Exhibit', field: 'exhibit', as: 'labels' },
    unique: [['exhibit', 'language']],
  },
)

export const care = part(
  'Exhibit',
  'care',
  {
    level: Type.Integer({ minimum: 1, maximum: 5, default: 1, filterable: true }),
    note: Type.Optional(Type.String({ maxLength: 200, visibleTo: ['agent'], filterable: true })),
  },
  { presence: 'always' },
)

export const loan = part('Exhibit', 'loan', {
  lender: Type.String({ maxLength: 80, filterable: true }),
  kind: Type.Enum(['short', 'long'], { default: 'short' }),
  until: Type.Optional(Field.date({ filterable: true })),
  fee: Type.Optional(Field.money()),
  custodian: Type.Optional(Field.reference('Exhibit')),
})

declare module 'plugboard' {
  interface Objects {
    Exhibit: typeof Exhibit
    Label: typeof Label
  }
  interface ObjectParts {
    Exhibit: { care: typeof care; loan: typeof loan }
  }
}

const all = ['read', 'create', 'update', 'delete']
const grants = ['Exhibit', 'Label'].map(subject => ({ action: all, subject }))

export const museum: PluginDefinition = {
  name: 'museum',
  version: '1.0.0',
  core: '^0.1.0',
  objects: [Exhibit, Label],
  parts: [care, loan],
  grants: { buyer: grants, orderManager: grants, viewer: [{ action: 'read', subject: 'Exhibit' }] },
}

/** The plugins of an application that has exhibits. */
export async function museumPlugins(more: Partial<PluginDefinition> = {}) {
  return [prices, await migrated({ ...museum, ...more })]
}

/** Makes exhibits one after the other, and returns their ids by title. */
export async function exhibits(
  client: TestClient,
  bodies: readonly Readonly<Record<string, unknown>>[],
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const body of bodies) {
    const made = await client.post('/api/exhibits', body)
    if (made.status !== 201) throw new Error(made.text)
    ids[body.title as string] = made.body.id
  }
  return ids
}
