import {
  definePlugin,
  definePolicy,
  Field,
  object,
  type PluginDefinition,
  part,
  Type,
} from 'plugboard'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { thrownBy } from '../plugin/helper.ts'

const shelves = { title: 'Shelf', path: 'shelves' } as const
const name = Type.String()
const shelf = object('Shelf', { name }, shelves)
const loans = definePolicy('Shelff', {
  states: { open: { title: 'Open', final: true } },
  transitions: { create: { title: 'Open', from: null, to: 'open', actors: ['buyer'] } },
})

/** What a plugin of the name `library` stops the boot with. */
function refusalOf(more: Partial<PluginDefinition>) {
  const library = definePlugin({ name: 'library', version: '1.0.0', core: '*', ...more })
  return thrownBy(() => assemble([prices, library]))
}

type Case = readonly [code: string, words: RegExp, more: Partial<PluginDefinition>]

const unknownObjects: Readonly<Record<string, Case>> = {
  'a part of it': [
    'SCHEMA_INVALID',
    /part shelf extends Ordr/,
    { parts: [part('Ordr', 'shelf', { name })] },
  ],
  'a reference of an object to it': [
    'SCHEMA_INVALID',
    /Shelf\.order refers to Ordr/,
    { objects: [object('Shelf', { order: Field.reference('Ordr') }, shelves)] },
  ],
  'a reference of a part to it': [
    'SCHEMA_INVALID',
    /Account\.shelf\.order refers to Ordr/,
    { parts: [part('Account', 'shelf', { order: Field.reference('Ordr') })] },
  ],
  'an object within it': [
    'SCHEMA_INVALID',
    /Shelf lies within Ordr/,
    {
      objects: [
        object(
          'Shelf',
          { order: Field.reference('Order') },
          { ...shelves, within: { object: 'Ordr', field: 'order', as: 'shelves' } },
        ),
      ],
    },
  ],
  'a change of its display': [
    'DISPLAY_INVALID',
    /changes the display of Ordr/,
    { displays: { Ordr: display => display.hide('number') } },
  ],
  'a display object of it': [
    'DISPLAY_INVALID',
    /display object library:brief of Ordr/,
    {
      displayObjects: [
        { name: 'library:brief', object: 'Ordr', title: 'In brief', fields: ['number'] },
      ],
    },
  ],
  'a change of its policy': [
    'POLICY_INVALID',
    /changes the policy of Ordr/,
    { policies: { Ordr: policy => policy.withdraw('submit') } },
  ],
}

t.test('what is said of an object that is not there', async t => {
  for (const [what, [code, words, more]] of Object.entries(unknownObjects)) {
    const { message, ...refusal } = refusalOf(more)
    t.equal(refusal.code, code, what)
    t.match(message, words, what)
    t.match(message, /\bplugin "?library\b/, what)
    t.match(message, /Correct the name, or add the plugin.* Did you mean "Order"\?/, what)
  }
})

t.test('a policy of an object that is not there', async t => {
  const refused = refusalOf({
    objects: [object('Shelf', { name }, { ...shelves, stateful: true })],
    policies: { Shelff: loans },
  })
  t.equal(refused.code, 'POLICY_INVALID')
  t.match(refused.message, /plugin "library" declares the policy of Shelff.*Did you mean "Shelf"\?/)
  t.match(
    refused.message,
    /Shelf of the plugin "library" is stateful/,
    'and all that follows of it',
  )

  const elsewhere = refusalOf({ objects: [shelf], policies: { Shelf: loans } })
  t.match(elsewhere.message, /plugin "library" puts the policy of Shelff under the name Shelf/)
})

t.test('a policy of an object that has no state', async t => {
  const { message } = refusalOf({
    objects: [shelf],
    policies: { Shelf: { ...loans, object: 'Shelf' } },
  })
  t.match(message, /Shelf of the plugin "library" has a policy.*stateful: true/)
})

t.test('every fault of a declaration is told with its plugin', async t => {
  const misspelt = Type.String({ filterabel: true })
  const { message, details } = refusalOf({ objects: [object('Shelf', { misspelt }, shelves)] })
  t.match(message, /plugin library, Shelf\.misspelt has the unknown option "filterabel"/)
  t.match(details.data, { plugin: 'library' })
  const columns = refusalOf({
    objects: [object('Shelf', { name }, { ...shelves, columns: ['nam'] })],
  })
  t.match(columns.message, /plugin library, Shelf.*unknown field nam.*Did you mean "name"\?/)
})

t.test('a function that fails while it is asked is told with its plugin', async t => {
  const missing = undefined as unknown as { path: string }
  const display = refusalOf({ displays: { Order: editor => editor.hide(missing.path) } })
  t.equal(display.code, 'DISPLAY_INVALID')
  t.match(display.message, /plugin library fails while it changes the display of Order: TypeError/)
  t.match(display.details, { data: { plugin: 'library' }, cause: { name: 'TypeError' } })

  const late = async () => {}
  const promise = refusalOf({ displays: { Order: late as never } })
  t.match(promise, { code: 'DISPLAY_INVALID', message: /plugin library.*Order.*asynchronous/ })

  const flow = refusalOf({ pageFlows: flows => flows.next(missing.path, 'done', 'core:home') })
  t.match(flow, { code: 'PAGE_INVALID', message: /plugin library fails.*page flows: TypeError/ })
})

t.test('a field that a display has not', async t => {
  const { message } = refusalOf({ displays: { Order: display => display.hide('numbre') } })
  t.match(message, /plugin library.*Order\.numbre.*Did you mean "number"\?/)
})
