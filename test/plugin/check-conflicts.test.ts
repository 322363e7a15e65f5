import t from 'tap'
import { Type } from 'typebox'
import { checkConflicts } from '../../core/plugin/check-conflicts.ts'
import { claimKinds } from '../../core/plugin/claims.ts'
import { cliCommand } from '../../core/plugin/cli-command.ts'
import { definePlugin, type Plugin, type PluginDefinition } from '../../core/plugin/define.ts'
import { port, provide } from '../../core/plugin/port.ts'
import type { Role } from '../../core/plugin/role.ts'
import { setting } from '../../core/plugin/setting.ts'
import type { PageDefinition } from '../../core/presentation/definition.ts'
import { object, part } from '../../core/schema/definition.ts'
import { definePolicy } from '../../core/transition/definition.ts'
import { plugin, thrownBy } from './helper.ts'

type Brought = Partial<PluginDefinition>

const note = { note: Type.String() }
const card = (name: string, path: string) => object(name, note, { title: name, path })
const itemOf = (name: string, as: string) =>
  object(
    name,
    { owner: Type.String() },
    {
      title: name,
      path: `${name}-items`,
      within: { object: 'Order', field: 'owner', as },
    },
  )
const page = (name: string, path: string): PageDefinition => ({
  name,
  path,
  title: name,
  template: 'x.liquid',
})
const role = (name: string): Role => ({
  name,
  title: name,
  scope: 'system',
  audience: 'agent',
  grants: [],
})
const Tax = port<number>('Tax', { title: 'Tax', fallback: () => 0 })
const routes = { plugin: async () => {} }
const command = (name: `${string} ${string}`) =>
  cliCommand({ name, title: name, run: async () => 0 })
const subscriber = { name: 'tell', event: 'sold', handle: async () => {} }

const core = definePlugin({
  name: 'core',
  version: '1.0.0',
  core: '*',
  objects: [card('Order', 'orders'), itemOf('OrderItem', 'items')],
  roles: [role('buyer')],
  errors: { NOT_FOUND: { status: 404, message: 'Not there' } },
  policies: { Order: definePolicy('Order', { states: {}, transitions: {} }) },
  ports: [Tax],
})

/** One row for every kind: what the first brings, what the second brings, the thing, the remedy. */
const conflicts: Readonly<Record<string, readonly [Brought, Brought, string, string]>> = {
  'object name': [
    { objects: [card('Card', 'cards')] },
    { objects: [card('Card', 'other-cards')] },
    'object name Card is claimed by alpha and beta',
    'Rename one of the objects',
  ],
  'display object': [
    { displayObjects: [{ name: 'Short', object: 'Order', title: 'S', fields: [] }] },
    { displayObjects: [{ name: 'Short', object: 'Order', title: 'S', fields: [] }] },
    'display object Short is claimed by alpha and beta',
    'use `displays`',
  ],
  'display object and object': [
    { objects: [card('Card', 'cards')] },
    { displayObjects: [{ name: 'Card', object: 'Order', title: 'S', fields: [] }] },
    'Card is claimed by alpha (object name) and beta (display object)',
    'Rename one',
  ],
  field: [
    { objects: [card('Card', 'cards')] },
    { parts: [part('Card', 'note', note)] },
    'Card.note is claimed by alpha (field) and beta (part)',
    'Give the part another key',
  ],
  'child list': [
    { objects: [itemOf('Gift', 'gifts')] },
    { objects: [itemOf('Present', 'gifts')] },
    'child list Order.gifts is claimed by alpha and beta',
    'within.as',
  ],
  'child list and part': [
    { parts: [part('Order', 'gifts', note)] },
    { objects: [itemOf('Present', 'gifts')] },
    'Order.gifts is claimed by alpha (part) and beta (child list)',
    'within.as',
  ],
  part: [
    { parts: [part('Order', 'gift', note)] },
    { parts: [part('Order', 'gift', note)] },
    'part Order.gift is claimed by alpha and beta',
    'Give the part another key',
  ],
  'object path': [
    { objects: [card('Card', 'cards')] },
    { objects: [card('Ticket', 'cards')] },
    'object path /api/cards is claimed by alpha and beta',
    'another `path`',
  ],
  'route prefix': [
    { routes: { ...routes, prefix: '/feed/:id' } },
    { routes: [{ ...routes, prefix: '/feed/:feed/' }] },
    'route prefix /feed/:id = /feed/:feed/ is claimed by alpha and beta',
    'another `prefix`',
  ],
  'route prefix and object path': [
    { objects: [card('Card', 'beta')] },
    { routes },
    '/api/beta is claimed by alpha (object path) and beta (route prefix)',
    'another `prefix`',
  ],
  'page name': [
    { pages: [page('thanks', '/a')] },
    { pages: [page('thanks', '/b')] },
    'page name thanks is claimed by alpha and beta',
    'Rename one',
  ],
  'page path': [
    { pages: [page('alpha:order', '/orders/:id')] },
    { pages: [page('beta:order', '/orders/:orderId')] },
    'page path /orders/:id = /orders/:orderId is claimed by alpha and beta',
    'Move one of the pages',
  ],
  'template override': [
    { overrides: ['orders/show.liquid'] },
    { overrides: ['orders/show.liquid'] },
    'template override orders/show.liquid is claimed by alpha and beta',
    'a plugin that needs all of these',
  ],
  port: [
    { ports: [port('Mail', { title: 'Mail' })] },
    { ports: [port('Mail', { title: 'Mail' })] },
    'port Mail is claimed by alpha and beta',
    'use `providers`',
  ],
  'provider of the port': [
    { providers: [provide(Tax, () => 1)] },
    { providers: [provide(Tax, () => 2)] },
    'provider of the port Tax is claimed by alpha and beta',
    'a plugin that needs all of these',
  ],
  setting: [
    { settings: [setting('days', Type.Integer(), { title: 'Days', initial: 1 })] },
    { settings: [setting('days', Type.Integer(), { title: 'Days', initial: 2 })] },
    'setting days is claimed by alpha and beta',
    'Put the name of its plugin in front',
  ],
  permission: [
    { permissions: [{ name: 'seeMetrics', title: 'See' }] },
    { permissions: [{ name: 'seeMetrics', title: 'See' }] },
    'permission seeMetrics is claimed by alpha and beta',
    'Rename the permission',
  ],
  'permission and object': [
    { objects: [card('Card', 'cards')] },
    { permissions: [{ name: 'Card', title: 'Card' }] },
    'Card is claimed by alpha (object name) and beta (permission)',
    'Rename the permission',
  ],
  role: [
    { roles: [role('seller')] },
    { roles: [role('seller')] },
    'role seller is claimed by alpha and beta',
    'use `grants`',
  ],
  event: [
    { events: [{ name: 'sold', title: 'Sold', object: 'Order' }] },
    { events: [{ name: 'sold', title: 'Sold', object: 'Order' }] },
    'event sold is claimed by alpha and beta',
    'Rename one',
  ],
  'error code': [
    { errors: { TOO_LATE: { status: 409, message: 'Too late' } } },
    { errors: { TOO_LATE: { status: 409, message: 'Late' } } },
    'error code TOO_LATE is claimed by alpha and beta',
    'Rename one',
  ],
  message: [
    { messages: { en: { hello: 'Hello' }, de: { hello: 'Hallo' } } },
    { messages: { de: { hello: 'Guten Tag' } } },
    'message de hello is claimed by alpha and beta',
    'begin with the name of its plugin',
  ],
  'command group': [
    { cli: [command('cards import'), command('cards export')] },
    { cli: [command('cards count')] },
    'command group cards is claimed by alpha and beta',
    'with another word',
  ],
  'policy of the object': [
    { policies: { Card: definePolicy('Card', { states: {}, transitions: {} }) } },
    { policies: { Card: definePolicy('Card', { states: {}, transitions: {} }) } },
    'policy of the object Card is claimed by alpha and beta',
    'write a function',
  ],
}

for (const [title, [one, other, thing, remedy]] of Object.entries(conflicts)) {
  t.test(`${title}: the error names both plugins, the thing and the remedy`, async t => {
    const error = thrownBy(() =>
      checkConflicts([plugin('alpha', one), plugin('beta', other)], core),
    )
    t.equal(error.code, 'PLUGIN_CONFLICT')
    t.match(error.message, thing)
    t.match(error.message, remedy)
    t.match(error.details.data, { faults: [{ plugins: ['alpha', 'beta'] }] })
    t.notMatch(error.message, '\n', 'and nothing else')
  })
}

/** What two plugins cannot meet in, as its names carry the plugin's own. */
const withinOnePlugin: Readonly<Record<string, readonly [Brought, string, string]>> = {
  table: [
    { objects: [card('Card', 'order-gift')], parts: [part('Order', 'gift', note)] },
    'The table alpha__order_gift is claimed by alpha, more than once',
    "Change the object's path",
  ],
  command: [
    { cli: [command('cards import'), command('cards import')] },
    'The command cards import is claimed by alpha, more than once',
    'Rename one',
  ],
  subscriber: [
    { subscribers: [subscriber, subscriber] },
    'The subscriber alpha.tell is claimed by alpha, more than once',
    'Rename one of the subscribers',
  ],
  migration: [
    {
      migrations: [
        { name: '0001-a', statements: [] },
        { name: '0001-a', statements: [] },
      ],
    },
    'The migration alpha/0001-a is claimed by alpha, more than once',
    'another number',
  ],
}

for (const [title, [brought, thing, remedy]] of Object.entries(withinOnePlugin)) {
  t.test(`${title}: twice in one plugin`, async t => {
    const error = thrownBy(() => checkConflicts([core, plugin('alpha', brought)]))
    t.equal(error.code, 'PLUGIN_CONFLICT')
    t.match(error.message, thing)
    t.match(error.message, remedy)
  })
}

t.test('every kind of claim has its test', async t => {
  const tested = new Set([...Object.keys(conflicts), ...Object.keys(withinOnePlugin)])
  t.same(
    claimKinds.map(({ kind }) => kind).filter(kind => !tested.has(kind)),
    [],
  )
})

t.test('table names that differ only behind the 63rd letter are the same', async t => {
  const long = 'a'.repeat(60)
  const objects = [card('One', `${long}-one`), card('Two', `${long}-two`)]
  const error = thrownBy(() => checkConflicts([plugin('alpha', { objects })]))
  t.match(error.message, `The table alpha__${long}_one = alpha__${long}_two`)
})

t.test('the core takes part', async t => {
  const against = (brought: Brought) =>
    thrownBy(() => checkConflicts([plugin('alpha', brought)], core)).message
  t.match(against({ roles: [role('buyer')] }), 'role buyer is claimed by core and alpha')
  t.match(against({ roles: [role('system')] }), 'role system is claimed by core and alpha')
  t.match(against({ permissions: [{ name: 'all', title: 'All' }] }), 'by core and alpha')
  t.match(against({ objects: [card('Money', 'monies')] }), 'Money is claimed by core and alpha')
  t.match(against({ pages: [page('m', '/metrics')] }), 'page path /metrics is claimed by core')
  t.match(against({ ports: [Tax] }), 'port Tax is claimed by core and alpha')
  t.match(
    against({ cli: [command('jobs count')] }),
    'command group jobs is claimed by core and alpha',
  )
  t.match(
    against({ parts: [part('Order', 'version', note)] }),
    'Order.version is claimed by core (field) and alpha (part)',
  )
  const items = against({ parts: [part('Order', 'items', note)] })
  t.match(items, 'Order.items is claimed by core (child list) and alpha (part)')
  t.match(items, 'Give the part another key', 'who came to the core gives way')
})

t.test('all conflicts are told of at once', async t => {
  const brought = {
    roles: [role('seller')],
    overrides: ['a.liquid'],
    ports: [port('Mail', { title: '' })],
  }
  const error = thrownBy(() => checkConflicts([plugin('alpha', brought), plugin('beta', brought)]))
  for (const thing of ['role seller', 'override a.liquid', 'port Mail'])
    t.match(error.message, thing)
})

t.test('plugins that do not meet are left alone', async t => {
  const guest = (name: string): Plugin =>
    plugin(name, {
      parts: [part('Order', name, note), part('OrderItem', name, note)],
      policies: { Order: policy => policy },
      displays: { Order: display => display },
      overrides: [`${name}.liquid`],
      messages: { en: { [`${name}.hello`]: 'Hello' }, de: { [`${name}.hello`]: 'Hallo' } },
      grants: { buyer: [] },
      subscribers: [subscriber],
      migrations: [{ name: '0001-initial', statements: [] }],
      pages: [page(`${name}:a`, `/${name}/:id`), page(`${name}:b`, `/${name}/:id(^\\d+)`)],
      routes: [routes, routes],
      objects: [card(name, name)],
    })
  t.doesNotThrow(() => checkConflicts([guest('alpha'), guest('beta')], core))
})

t.test('who needs the others may override their templates and provide their ports', async t => {
  const brought = { overrides: ['a.liquid'], providers: [provide(Tax, () => 1)] }
  const alpha = plugin('alpha', brought)
  const beta = plugin('beta', { ...brought, needs: { alpha: '*' } })
  const between = plugin('between', { needs: { alpha: '*' } })
  const far = plugin('far', { ...brought, needs: { between: '*' } })
  t.doesNotThrow(() => checkConflicts([alpha, beta], core))
  t.doesNotThrow(() => checkConflicts([alpha, between, far], core), 'through another as well')

  const rival = plugin('rival', brought)
  t.throws(() => checkConflicts([alpha, beta, rival], core), { code: 'PLUGIN_CONFLICT' })
  const judge = plugin('the-judge', { ...brought, needs: { beta: '*', rival: '*' } })
  t.doesNotThrow(() => checkConflicts([alpha, beta, rival, judge], core))
})

t.test('one plugin may not provide a port twice, needs or not', async t => {
  const providers = [provide(Tax, () => 1), provide(Tax, () => 2)]
  const error = thrownBy(() => checkConflicts([plugin('alpha', { providers })], core))
  t.match(error.message, 'provider of the port Tax is claimed by alpha, more than once')
})
