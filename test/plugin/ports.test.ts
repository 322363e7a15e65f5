import t from 'tap'
import { port, provide } from '../../core/plugin/port.ts'
import { assertPortsProvided, createPorts } from '../../core/plugin/ports.ts'
import type { SettingValues } from '../../core/plugin/setting.ts'
import { plugin, thrownBy } from './helper.ts'

interface Greeter {
  greet(): string
}
const Greeter = port<Greeter>('Greeter', { title: 'Who greets' })
const Polite = port<Greeter>('Polite', {
  title: 'Who greets politely',
  fallback: ({ options }) => ({ greet: () => `Good day from ${JSON.stringify(options)}` }),
})
const says = (text: string) => provide(Greeter, () => ({ greet: () => text }))
const quiet = { info() {}, warn() {}, error() {} }
const reads = {
  list: async () => ({ items: [], nextCursor: null }),
  lookUp: async () => [],
}
const settings = { get: async <Value>({ initial }: { readonly initial: Value }) => initial }
const context = {
  log: quiet,
  options: new Map<string, unknown>(),
  reads,
  settings: settings as SettingValues,
}
const host = plugin('host', { ports: [Greeter, Polite] })

t.test(
  'a provider is made when first asked for, once, with its own options and the log',
  async t => {
    let made = 0
    const provider = provide(Greeter, ({ options, log }) => {
      made += 1
      t.equal(log, quiet)
      return { greet: () => `${options}` }
    })
    const options = new Map([
      ['guest', 'hello'],
      ['host', 'not mine'],
    ])
    const ports = createPorts([host, plugin('guest', { providers: [provider] })], {
      ...context,
      options,
    })
    t.equal(made, 0)
    t.equal(ports.get(Greeter).greet(), 'hello')
    t.equal(ports.get(Greeter), ports.get(Greeter))
    t.equal(made, 1)
  },
)

t.test(
  'without a provider the fallback stands in, with the options of who declares it',
  async t => {
    const guest = plugin('guest', { providers: [says('hello')] })
    const ports = createPorts([host, guest], {
      ...context,
      options: new Map([['host', 'inn']]),
    })
    t.equal(ports.get(Polite).greet(), 'Good day from "inn"')
  },
)

t.test('the provider of the plugin that needs the others wins', async t => {
  const guest = plugin('guest', { providers: [says('hello')] })
  const late = plugin('late', { needs: { guest: '*' }, providers: [says('good night')] })
  t.equal(createPorts([host, guest, late], context).get(Greeter).greet(), 'good night')
})

t.test('a port is found by its name, from another copy of the package as well', async t => {
  const guest = plugin('guest', { providers: [says('hello')] })
  const copy = port<Greeter>('Greeter', { title: 'Who greets' })
  t.equal(createPorts([host, guest], context).get(copy).greet(), 'hello')
})

t.test('what fails to be made is tried again', async t => {
  let calls = 0
  const flaky = provide(Greeter, () => {
    calls += 1
    if (calls === 1) throw new Error('not yet')
    return { greet: () => 'at last' }
  })
  const ports = createPorts([host, plugin('guest', { providers: [flaky] })], context)
  t.throws(() => ports.get(Greeter), { message: 'not yet' })
  t.equal(ports.get(Greeter).greet(), 'at last')
})

t.test('PORT_UNKNOWN for a port that no plugin declares', async t => {
  const ports = createPorts([plugin('host', { ports: [Polite] })], context)
  const Polit = port<Greeter>('Polit', { title: 'Misspelt' })
  const error = thrownBy(() => ports.get(Polit))
  t.equal(error.code, 'PORT_UNKNOWN')
  t.match(error.message, 'The port Polit is asked for')
  t.match(error.message, 'Did you mean "Polite"?')
})

t.test('PORT_UNKNOWN at boot for a provider of such a port', async t => {
  const stray = plugin('guest', { providers: [says('hello')] })
  const error = thrownBy(() => createPorts([stray], context))
  t.equal(error.code, 'PORT_UNKNOWN')
  t.match(error.message, 'guest provides the port Greeter, which no plugin declares')
  t.match(error.message, 'Add the plugin that declares it')
})

t.test('PORT_UNPROVIDED at boot for every port that nobody implements', async t => {
  const Other = port<Greeter>('Other', { title: 'Who else' })
  const lonely = plugin('lonely', { ports: [Other] })
  const error = thrownBy(() => assertPortsProvided([host, lonely]))
  t.equal(error.code, 'PORT_UNPROVIDED')
  t.match(error.message, 'Greeter (Who greets) of the plugin host has neither')
  t.match(error.message, 'Other (Who else) of the plugin lonely')
  t.match(error.message, 'providers: [provide(Greeter, …)]')
  t.notMatch(error.message, 'Polite')
  t.doesNotThrow(() => assertPortsProvided([plugin('host', { ports: [Polite] })]))
})
