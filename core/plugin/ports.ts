import { PlugboardError } from '../errors.ts'
import type { FactReads } from '../transition/fact-reads.ts'
import type { Plugin } from './define.ts'
import { type Fault, throwFaults } from './faults.ts'
import { gather } from './gather.ts'
import { didYouMean } from './nearest-name.ts'
import type { Port, PortLog, Ports, ProviderContext } from './port.ts'
import type { SettingValues } from './setting.ts'

/** What {@link createPorts} hands to the makers of providers. */
export interface PortsContext {
  readonly log: PortLog
  readonly reads: FactReads
  readonly settings: SettingValues
  /** The validated options by plugin, as {@link readOptions} returns them. */
  readonly options: ReadonlyMap<string, unknown>
  /** `.plugboard` where absent. */
  readonly dataFolder?: string
}

/** Who implements a port: a plugin's provider, or the fallback of the plugin that declares it. */
interface Source {
  readonly plugin: string
  readonly make: (context: ProviderContext<never>) => unknown
}

/**
 * The ports of an application. Each provider is made when its port is first asked for, once.
 *
 * @param plugins in their order, the core first: of several providers the last one counts, which
 *   {@link checkConflicts} allows only to a plugin that needs the others
 * @param context what the providers are given
 * @throws PORT_UNKNOWN, PORT_UNPROVIDED as {@link assertPortsProvided} does
 * @example const tax = createPorts(plugins, { log, options, reads, settings }).get(Tax)
 */
export function createPorts(
  plugins: readonly Plugin[],
  { log, options, reads, settings, dataFolder = '.plugboard' }: PortsContext,
): Ports {
  assertPortsProvided(plugins)
  const sources = sourcesOf(plugins)
  const made = new Map<string, unknown>()
  return Object.freeze({
    get<Contract>({ name }: Port<Contract>): Contract {
      const source = sources.get(name)
      if (!source) throw unknownPort(name, sources.keys())
      if (!made.has(name)) {
        // The plugin's own schema has vouched for the options that its provider is typed with.
        const own = options.get(source.plugin) as never
        const context = { options: own, log, reads, settings, dataFolder }
        made.set(name, source.make(context))
      }
      // `provide` and `port` have checked that what this name stands for fits the contract.
      return made.get(name) as Contract
    },
  })
}

/**
 * Makes sure at boot that every port has a provider or a fallback, and every provider a port.
 *
 * @throws PORT_UNKNOWN for a provider of a port that no plugin declares
 * @throws PORT_UNPROVIDED for a port that nobody implements
 * @example assertPortsProvided(plugins)
 */
export function assertPortsProvided(plugins: readonly Plugin[]): void {
  const declared = gather(plugins, plugin => plugin.ports)
  const names = new Set(declared.map(({ value }) => value.name))
  const stray = gather(plugins, plugin => plugin.providers)
    .filter(({ value }) => !names.has(value.port.name))
    .map(({ plugin, value: { port } }): Fault => {
      return {
        plugins: [plugin],
        detail: `The plugin ${plugin} provides the port ${port.name}, which no plugin declares`,
        remedy: `Add the plugin that declares it.${didYouMean(port.name, names)}`,
      }
    })
  throwFaults('PORT_UNKNOWN', 'Providers have no port', stray)
  const sources = sourcesOf(plugins)
  const open = declared
    .filter(({ value }) => !sources.has(value.name))
    .map(({ plugin, value: { name, title } }): Fault => {
      return {
        plugins: [plugin],
        detail: `The port ${name} (${title}) of the plugin ${plugin} has neither a provider nor a fallback`,
        remedy: `Add a plugin with \`providers: [provide(${name}, …)]\``,
      }
    })
  throwFaults('PORT_UNPROVIDED', 'Ports have no provider', open)
}

/** By the port's name; later plugins stand in for earlier ones. */
function sourcesOf(plugins: readonly Plugin[]): ReadonlyMap<string, Source> {
  const fallbacks = gather(plugins, plugin => plugin.ports).flatMap(
    ({ plugin, value: { name, fallback } }): [string, Source][] =>
      fallback ? [[name, { plugin, make: fallback }]] : [],
  )
  const providers = gather(plugins, plugin => plugin.providers).map(
    ({ plugin, value: { port, make } }): [string, Source] => [port.name, { plugin, make }],
  )
  return new Map([...fallbacks, ...providers])
}

function unknownPort(name: string, known: Iterable<string>): PlugboardError {
  return new PlugboardError('PORT_UNKNOWN', {
    detail: `The port ${name} is asked for, and no plugin declares it`,
    remedy: `Add it to the \`ports\` of its plugin, or the plugin to the list.${didYouMean(name, known)}`,
    data: { port: name },
  })
}
