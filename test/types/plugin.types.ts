/** What `tsc` must accept and refuse of plugins: each `@ts-expect-error` fails where it is accepted. */
import { type TObject, type TString, Type } from 'typebox'
import { assemblePlugins } from '../../core/plugin/assemble.ts'
import { type CliContext, cliCommand } from '../../core/plugin/cli-command.ts'
import type { Subscriber } from '../../core/plugin/define.ts'
import { definePlugin, type Plugin } from '../../core/plugin/define.ts'
import { gather, gatherEntries } from '../../core/plugin/gather.ts'
import {
  type Port,
  type Ports,
  type ProviderContext,
  port,
  provide,
} from '../../core/plugin/port.ts'
import { type ObjectDefinition, part } from '../../core/schema/definition.ts'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const assert = <_Holds extends true>() => {}

const head = { name: 'catalog', version: '1.0.0', core: '^1.0.0' }
const options = Type.Object(
  { currency: Type.String(), hours: Type.Optional(Type.Integer({ default: 24 })) },
  { additionalProperties: false },
)
const catalog = definePlugin({ ...head, options })

// Options
catalog.with({ currency: 'EUR' })
catalog.with({ currency: 'EUR', hours: 1 }).with({ currency: 'USD' })
// @ts-expect-error a wrong type
catalog.with({ currency: 5 })
// @ts-expect-error a missing option
catalog.with({ hours: 1 })
// @ts-expect-error an unknown option
catalog.with({ currency: 'EUR', hour: 1 })
// @ts-expect-error no options at all
catalog.with()
// @ts-expect-error a plugin without a schema takes none
definePlugin(head).with({ currency: 'EUR' })

// Keys
// @ts-expect-error a misspelt key
definePlugin({ ...head, polices: {} })
// @ts-expect-error no version
definePlugin({ name: 'catalog', core: '^1.0.0' })
// @ts-expect-error not a list of objects
definePlugin({ ...head, objects: [{ name: 'Order' }] })
const seller = { name: 'seller', title: 'Seller', scope: 'system', audience: 'agent' } as const
definePlugin({ ...head, roles: [{ ...seller, grants: [] }] })
// @ts-expect-error a role with a misspelt key
definePlugin({ ...head, roles: [{ ...seller, grants: [], grant: [] }] })
// @ts-expect-error a part where an object is wanted
definePlugin({ ...head, objects: [part('Order', 'gift', {})] })
// @ts-expect-error an unknown editor call
definePlugin({ ...head, policies: { Order: policy => policy.requires('submit') } })
// @ts-expect-error a plugin is frozen
catalog.name = 'other'

// Ports
interface TaxContract {
  rate(country: string): number
}
const Tax = port<TaxContract>('Tax', { title: 'Tax' })
// @ts-expect-error a fallback that does not fit
port<TaxContract>('Tax', { title: 'Tax', fallback: () => ({ rate: () => '19 %' }) })
provide(Tax, () => ({ rate: () => 0.19 }))
// @ts-expect-error a wrong result
provide(Tax, () => ({ rate: () => '19 %' }))
// @ts-expect-error a missing method: the contract is the port's, and not widened to fit
provide(Tax, () => ({}))
// @ts-expect-error nothing
provide(Tax, () => undefined)
// @ts-expect-error a promise of the contract
provide(Tax, async () => ({ rate: () => 0.19 }))

declare const ports: Ports
assert<Same<ReturnType<typeof ports.get<TaxContract>>, TaxContract>>()
ports.get(Tax).rate('DE').toFixed()
// @ts-expect-error not in the contract
ports.get(Tax).rates

// Providers and subscribers read the options of their plugin
type CatalogOptions = { currency: string }
const byCurrency = provide(Tax, ({ options }: ProviderContext<CatalogOptions>) => ({
  rate: () => options.currency.length,
}))
definePlugin({ ...head, options, providers: [byCurrency, provide(Tax, () => ({ rate: () => 0 }))] })
// @ts-expect-error options are unknown until their type is named
provide(Tax, ({ options }) => ({ rate: () => options.currency.length }))
definePlugin({
  ...head,
  options,
  subscribers: [
    {
      name: 'tell',
      event: 'sold',
      async handle(_event, { options }) {
        assert<Same<typeof options.currency, string>>()
        // @ts-expect-error not an option
        options.money
      },
    },
  ],
})
// @ts-expect-error a plugin without options
definePlugin({ ...head, providers: [byCurrency] })
// @ts-expect-error a plugin of other options
definePlugin({ ...head, options: Type.Object({ rate: Type.Number() }), providers: [byCurrency] })
const anybody: Subscriber = { name: 'tell', event: 'sold', handle: async () => {} }
definePlugin({ ...head, subscribers: [anybody] })
definePlugin({ ...head, options, subscribers: [anybody] })

// A command is given what it declares
cliCommand({
  name: 'tax import',
  title: 'Import',
  arguments: { file: { title: 'file' }, other: { title: 'other', optional: true } },
  flags: {
    dryRun: { title: 'dry' },
    format: { title: 'format', value: 'format', choices: ['json', 'csv'], initial: 'csv' },
    limit: { title: 'limit', value: 'number' },
  },
  async run({ options }, { file, other, dryRun, format, limit }) {
    assert<Same<typeof options, unknown>>()
    assert<Same<typeof file, string>>()
    assert<Same<typeof other, string | undefined>>()
    assert<Same<typeof dryRun, boolean>>()
    assert<Same<typeof format, 'json' | 'csv'>>()
    assert<Same<typeof limit, string | undefined>>()
  },
})
// @ts-expect-error one word
cliCommand({ name: 'import', title: 'Import', run: async () => 0 })
// @ts-expect-error not declared
cliCommand({ name: 'tax import', title: 'Import', run: async (_context, { file }) => void file })
const rates = cliCommand({
  name: 'tax rates',
  title: 'Rates',
  run: async ({ options, say }: CliContext<{ currency: string }>) => void say(options.currency),
})
definePlugin({ ...head, options, cli: [rates] })
// @ts-expect-error a plugin without options
definePlugin({ ...head, cli: [rates] })

// Plugins of any options go into one list
const list: Plugin[] = [catalog, catalog.with({ currency: 'EUR' }), definePlugin(head)]
const { plugins, options: given } = assemblePlugins(definePlugin(head), list, '1.0.0')
assert<Same<ReturnType<typeof given.get>, unknown>>()
for (const { value } of gather(plugins, plugin => plugin.objects)) {
  assert<Same<typeof value, ObjectDefinition>>()
}
for (const { key } of gatherEntries(plugins, plugin => plugin.policies)) key.toUpperCase()

// No `any` leaks: it would be the same as everything
type IsAny<T> = 0 extends 1 & T ? true : false
assert<Same<IsAny<NonNullable<Plugin['ports']>[number]>, false>>()
assert<Same<NonNullable<Plugin['ports']>[number], Port<unknown>>>()
assert<Same<IsAny<ReturnType<NonNullable<Plugin['providers']>[number]['make']>>, false>>()
assert<Same<IsAny<Plugin['given']>, false>>()
assert<Same<IsAny<ProviderContext['options']>, false>>()
assert<Same<typeof catalog extends Plugin<infer Schema> ? IsAny<Schema> : true, false>>()
const keeps: Plugin<TObject<{ currency: TString }>> = definePlugin({
  ...head,
  options: Type.Object({ currency: Type.String() }),
})
keeps.with({ currency: 'EUR' })
