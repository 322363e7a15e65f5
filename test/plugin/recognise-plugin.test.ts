import t from 'tap'
import { definePlugin, type PluginDefinition } from '../../core/plugin/define.ts'
import { recognisePlugin } from '../../core/plugin/recognise-plugin.ts'
import { plugin, thrownBy } from './helper.ts'

t.test('takes a plugin, with options or without, and of another copy of the package', async t => {
  const giftNote = plugin('gift-note')
  t.equal(recognisePlugin(giftNote, 1), giftNote)
  t.ok(recognisePlugin(giftNote.with({ any: 'thing' }), 1))
  const foreign = { ...giftNote, [Symbol.for('plugboard.plugin')]: true }
  t.equal(recognisePlugin(foreign, 1), foreign)
})

const strangers: readonly (readonly [value: unknown, found: string, remedy: string])[] = [
  [() => {}, 'a function: did you forget to call definePlugin?', 'what definePlugin returns'],
  [{ default: plugin('tax') }, 'holds the plugin tax: import the default', 'import plugin from'],
  [{ name: 'x', version: '1.0.0' }, 'a plain object: did you forget', 'what definePlugin returns'],
  [[plugin('tax')], 'a list', 'Spread it'],
  [Promise.resolve(), 'a promise', 'Await it'],
  [undefined, 'is undefined', 'Pass the plugin itself'],
  [null, 'is null', 'Pass the plugin itself'],
  ['tax', 'is "tax"', 'Pass the plugin itself'],
  [10n, 'is 10', 'Pass the plugin itself'],
  [{ a: 1, b: 2 }, 'an object with the keys a, b', 'Pass the plugin itself'],
]

for (const [value, found, remedy] of strangers) {
  t.test(`PLUGIN_INVALID says: ${found}`, async t => {
    const error = thrownBy(() => recognisePlugin(value, 3))
    t.equal(error.code, 'PLUGIN_INVALID')
    t.match(error.message, 'position 3 of the plugin list')
    t.match(error.message, found)
    t.match(error.message, remedy)
  })
}

const broken: readonly (readonly [more: Partial<PluginDefinition>, fault: string])[] = [
  [{ name: 'giftNote' }, 'named "giftNote", which is not in kebab-case'],
  [{ name: '-gift' }, 'which is not in kebab-case'],
  [{ name: 'gift--note' }, 'which is not in kebab-case'],
  [{ name: 'core' }, 'which the core keeps for itself'],
  [{ version: '1.0' }, 'has the version "1.0"'],
  [{ version: 'v1.0.0' }, 'has the version "v1.0.0"'],
  [{ core: 'newest' }, 'asks for core "newest", which is no version range'],
  [{ core: '' }, 'asks for core ""'],
  [{ needs: { catalog: 'one' } }, 'asks for catalog "one"'],
  [{ needs: { core: '^1.0.0' } }, 'names the core among its needs'],
]

for (const [more, fault] of broken) {
  t.test(`PLUGIN_INVALID says: ${fault}`, async t => {
    const value = definePlugin({ name: 'gift-note', version: '1.0.0', core: '*', ...more })
    const error = thrownBy(() => recognisePlugin(value, 2))
    t.equal(error.code, 'PLUGIN_INVALID')
    t.match(error.message, fault)
    t.match(error.message, /position 2/)
    t.ok(error.details.remedy)
  })
}
