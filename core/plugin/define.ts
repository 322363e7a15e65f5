import type { FastifyPluginAsync } from 'fastify'
import type { Static, TSchema, TUndefined } from 'typebox'
import type { Migration } from '../database/migrations/migration.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { ErrorEntry } from '../errors.ts'
import type {
  DisplayChange,
  DisplayDefinition,
  PageDefinition,
  PageFlowChange,
} from '../presentation/definition.ts'
import type { ObjectDefinition, PartDefinition } from '../schema/definition.ts'
import type { PolicyChange, PolicyDefinition } from '../transition/definition.ts'
import type { CliCommand } from './cli-command.ts'
import type { EventDefinition, EventRecord } from './event.ts'
import type { Port, Ports, Provider } from './port.ts'
import type { Grant, Permission, Role } from './role.ts'
import type { Setting } from './setting.ts'

const brand = Symbol.for('plugboard.plugin')

/** What a subscriber is given besides the event. */
export interface SubscriberContext<Options = unknown> {
  /** The validated options of the plugin that subscribes. */
  readonly options: Options
  readonly ports: Ports
  /** Opens a unit of work as the system, with the event as its cause. */
  transact<Result>(work: (uow: UnitOfWork) => Promise<Result>): Promise<Result>
}

/** What happens after commit, as a job that is tried again until it succeeds. */
export interface Subscriber<Options = unknown> {
  /** Unique within the plugin. */
  readonly name: string
  readonly event: string
  /**
   * How many events a process handles at a time; 1 where absent. More of them help where another system
   * is waited for; they may then end in another order.
   */
  readonly concurrency?: number
  readonly handle: (event: EventRecord, context: SubscriberContext<Options>) => Promise<void>
}

/**
 * Routes of a plugin's own, beside those generated from its objects. They want somebody who is signed
 * in, unless a route says `config: { plugboard: { isPublic: true } }`, or `recognise` where another
 * system calls; those with a schema stand in the OpenAPI document. What they work with is `app.plugboard`.
 *
 * @example
 * routes: {
 *   plugin: async (app, { options }) => {
 *     app.get('/stock/:sku', async request => app.plugboard.reads.for(app.plugboard.actorOf(request)).list('Stock'))
 *   },
 * }
 */
export interface RoutesDefinition<Options = unknown> {
  /** Where they hang; `/api/<plugin name>` where absent. */
  readonly prefix?: string
  /** A Fastify plugin of its own scope; it is given the validated options of the plugin. */
  readonly plugin: FastifyPluginAsync<{ readonly options: Options }>
}

/** Everything that a plugin brings; each list reads like a contents page. */
export interface PluginDefinition<Options extends TSchema = TSchema> {
  /** In kebab-case, unique in the application. */
  readonly name: string
  readonly version: string
  /** The range of core versions that it fits, such as `^0.1.0`. */
  readonly core: string
  /** The plugins that it builds on, by name and version range. */
  readonly needs?: Readonly<Record<string, string>>
  readonly title?: string
  /**
   * The schema of what an integrator passes to {@link Plugin.with}. A field with a default is best
   * written `Type.Optional(Type.String({ default: 'EUR' }))`: it may be left out, and is filled in.
   */
  readonly options?: Options
  readonly objects?: readonly ObjectDefinition[]
  readonly parts?: readonly PartDefinition[]
  /** By the object's name: a policy of one's own, or changes to anybody's. */
  readonly policies?: Readonly<Record<string, PolicyDefinition | PolicyChange>>
  /** By the object's name: changes to its display object. */
  readonly displays?: Readonly<Record<string, DisplayChange>>
  /** Display objects of one's own. */
  readonly displayObjects?: readonly DisplayDefinition[]
  readonly pages?: readonly PageDefinition[]
  readonly pageFlows?: PageFlowChange
  /** The folder of its templates; a template here stands in for the core's of the same path. */
  readonly views?: URL
  /**
   * The templates in `views` that replace somebody else's, by path. Of several plugins that replace
   * the same one, one has to need all the others; it wins.
   */
  readonly overrides?: readonly string[]
  /** The ports that it declares. */
  readonly ports?: readonly Port<unknown>[]
  /** Its providers of ports; each is given the plugin's options. */
  readonly providers?: readonly Provider<unknown, Static<Options>>[]
  readonly settings?: readonly Setting[]
  readonly permissions?: readonly Permission[]
  readonly roles?: readonly Role[]
  /** Further grants for roles, one's own or anybody's, by the role's name. */
  readonly grants?: Readonly<Record<string, readonly Grant[]>>
  readonly events?: readonly EventDefinition[]
  readonly subscribers?: readonly Subscriber<Static<Options>>[]
  readonly errors?: Readonly<Record<string, ErrorEntry>>
  /** Texts by language and key; a key is `<plugin>.<words>`. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly routes?: RoutesDefinition<Static<Options>> | readonly RoutesDefinition<Static<Options>>[]
  /** Its commands of the command line `plugboard`. */
  readonly cli?: readonly CliCommand<Static<Options>>[]
  readonly migrations?: readonly Migration[]
}

/**
 * A plugin: a frozen value, recognised by its brand and not by a class. What wants the plugin's own
 * options is typed as `never` here, so that plugins of different options go into one list.
 */
export interface Plugin<Options extends TSchema = TSchema>
  extends Omit<PluginDefinition<Options>, 'providers' | 'subscribers' | 'routes' | 'cli'> {
  readonly [brand]: true
  readonly providers?: readonly Provider<unknown, never>[]
  readonly subscribers?: readonly Subscriber<never>[]
  readonly routes?: RoutesDefinition<never> | readonly RoutesDefinition<never>[]
  readonly cli?: readonly CliCommand<never>[]
  /** The options as the integrator gave them, not yet validated. */
  readonly given?: unknown
  /**
   * The same plugin with options; a plugin without a schema takes none. They are validated when the
   * application is assembled.
   * @example createApp({ plugins: [catalog.with({ currency: 'EUR' })] })
   */
  with(options: Static<Options>): Plugin<Options>
}

/**
 * Defines a plugin.
 *
 * @param definition what the plugin brings; an unknown key is refused by `tsc`, and at boot
 * @example
 * export default definePlugin({
 *   name: 'gift-note', version: '1.0.0', core: '^0.1.0',
 *   parts: [giftNote],
 *   policies: { Order: policy => policy.require('submit', messageIsPolite) },
 *   migrations,
 * })
 */
export function definePlugin<const Options extends TSchema = TUndefined>(
  definition: PluginDefinition<Options>,
): Plugin<Options> {
  return Object.freeze({
    ...definition,
    [brand]: true as const,
    with: (given: Static<Options>) => Object.freeze({ ...definePlugin(definition), given }),
  })
}

/** Whether a value was made by {@link definePlugin}, of this copy of the package or another. */
export function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && brand in value
}
