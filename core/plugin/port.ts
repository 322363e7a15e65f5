import type { FactReads } from '../transition/fact-reads.ts'
import type { SettingValues } from './setting.ts'

const brand = Symbol.for('plugboard.port')

/** What the maker of a provider is given. */
export interface ProviderContext<Options = unknown> {
  /** The validated options of the plugin that provides; undefined where it takes none. */
  readonly options: Options
  /** What the application's tables hold. Not inside a unit of work: ports are asked before it. */
  readonly reads: FactReads
  /** What an operator has set; a statement for each. */
  readonly settings: SettingValues
  /** Where files may be kept that belong to the application; a path. */
  readonly dataFolder: string
  readonly log: PortLog
}

export interface PortLog {
  info(data: object | string, message?: string): void
  warn(data: object | string, message?: string): void
  error(data: object | string, message?: string): void
}

/** A typed contract with one provider, which a plugin can swap. */
export interface Port<Contract> {
  readonly [brand]: true
  readonly name: string
  readonly title: string
  /** Used where no plugin provides the port. */
  readonly fallback?: (context: ProviderContext) => Contract
}

/**
 * Declares a port.
 *
 * @param name in PascalCase, unique in the application
 * @example
 * export const Tax = port<TaxContract>('Tax', { title: 'Tax lines of an order', fallback: () => noTax })
 */
export function port<Contract>(
  name: string,
  options: { readonly title: string; readonly fallback?: (context: ProviderContext) => Contract },
): Port<Contract> {
  return Object.freeze({ [brand]: true as const, name, ...options })
}

/** One plugin's implementation of a port. Made by {@link provide}. */
export interface Provider<Contract = unknown, Options = unknown> {
  readonly port: Port<Contract>
  readonly make: (context: ProviderContext<Options>) => Contract
}

/**
 * Provides a port. What `make` returns is checked against the port's contract. Name the type of the
 * options that it reads, and it is checked against the plugin's schema.
 *
 * @param target the port
 * @param make called once, when the port is first asked for
 * @example
 * const catalogOptions = Type.Object({ currency: Type.String() })
 * const offerings = provide(
 *   OfferingSource,
 *   ({ options }: ProviderContext<Static<typeof catalogOptions>>) => priceList(options.currency),
 * )
 * export default definePlugin({ …, options: catalogOptions, providers: [offerings] })
 */
export function provide<Contract, Options = unknown>(
  target: Port<Contract>,
  // NoInfer: the contract is the port's, never a wider one that `make` happens to fit.
  make: (context: ProviderContext<Options>) => NoInfer<Contract>,
): Provider<Contract, Options> {
  return Object.freeze({ port: target, make })
}

/** The providers of an application, each made once. */
export interface Ports {
  /** @throws PORT_UNKNOWN, PORT_UNPROVIDED */
  get<Contract>(port: Port<Contract>): Contract
}
