import fc from 'fast-check'
import { definePlugin, type Plugin, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { type Assembly, assemble } from '../../core/assembly.ts'
import { toJson } from '../../core/transition/render/to-json.ts'
import giftNote from '../../examples/gift-note/index.ts'
import { museumPlugins } from '../http/museum.ts'
import { manyPlugins } from './many-plugins.ts'

/** Everything that an assembly says, functions by their text. */
function told({ model, policies, displays, roles, events, migrations }: Assembly): string {
  const all = {
    objects: model.objects,
    policies: [...policies].map(([name, policy]) => [name, policy.version, toJson(policy)]),
    displays: displays.all,
    ...{ roles, events, migrations },
  }
  return JSON.stringify(all, (_key, inner) => {
    if (typeof inner === 'function') return String(inner)
    return inner instanceof Map || inner instanceof Set ? [...inner] : inner
  })
}

/** Changes what others declare, and needs one of them. */
const shelf = definePlugin({
  ...{ name: 'shelf', version: '1.0.0', core: '^0.1.0', needs: { 'extra-1': '^1.0.0' } },
  displays: {
    Order: order =>
      order.relabel('reference', 'Shelf mark').add({
        ...{ name: 'shelf', label: 'Shelf', schema: Type.String(), after: 'number' },
        value: () => 'A1',
      }),
  },
  policies: {
    Order: policy =>
      policy
        .addState('onShelf', { title: 'On the shelf' })
        .addTransition('shelve', {
          ...{ title: 'Shelve', from: ['accepted'], to: 'onShelf', actors: ['orderManager'] },
        })
        .extendFrom('start', 'onShelf'),
  },
})

t.test('the same plugins in any order build the same application', async t => {
  const plugins: Plugin[] = [
    ...(await museumPlugins()),
    ...(await manyPlugins(4)),
    ...[giftNote, shelf],
  ]
  const shuffled = fc.shuffledSubarray(plugins, { minLength: plugins.length })
  const expected = told(assemble(plugins))
  for (const word of [/Shelf mark/, /onShelf/, /enoughPoints3/, /gift_note__order_gift_note/]) {
    t.match(expected, word)
  }
  fc.assert(
    fc.property(shuffled, order => told(assemble(order)) === expected),
    { numRuns: 60 },
  )
  const document = async (order: readonly Plugin[]) => {
    const { nobody } = await testApp(t, { plugins: order })
    return (await nobody.get('/openapi.json')).text
  }
  const first = await document(plugins)
  t.match(first, /giftNote/)
  for (const order of fc.sample(shuffled, { numRuns: 3, seed: 11 })) {
    t.equal(await document(order), first)
  }
})
