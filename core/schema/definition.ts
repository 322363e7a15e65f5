import type { TProperties } from 'typebox'
import type { FieldError } from '../errors.ts'

const objectBrand = Symbol.for('plugboard.object')
const partBrand = Symbol.for('plugboard.part')

/** How an object that belongs to another one hangs on it. */
export interface Within {
  /** The parent object's name. */
  readonly object: string
  /** The field that refers to the parent. */
  readonly field: string
  /** The name of the list on the parent, as in `order.items`. */
  readonly as: string
  /** A request that makes the parent may bring them along. */
  readonly createdWith?: boolean
  /** The field that makes them a tree of their own, such as the items of a bundle. */
  readonly tree?: string
  /** The parent's transitions through which they are added, changed and removed. */
  readonly through?: { readonly add: string; readonly change: string; readonly remove: string }
}

/** How an object hangs on objects of any kind, without being a piece of them. */
export interface HangsOn {
  /** The field that names the kind. */
  readonly object: string
  /** The field that names the one. */
  readonly id: string
  /** What its history calls them, as in `attachments/<id>/fileName`. */
  readonly as: string
}

export interface ObjectOptions {
  /** For people: one of them, such as `Service site`. */
  readonly title: string
  /** For people: several of them; `title` with an s where absent. */
  readonly titlePlural?: string
  /** The path segment in plural kebab-case, such as `service-sites`. */
  readonly path: string
  /** Has a state that only its transition policy changes. */
  readonly stateful?: boolean
  /** The field that names the account whose members may see it. */
  readonly account?: string
  /** The object that it is a piece of; it is then seen by whoever sees that one. */
  readonly within?: Within
  /** What it hangs on: the history of that one tells what becomes of it, and its version stays. */
  readonly hangsOn?: HangsOn
  /** Served under `/api/<path>`; true where absent. */
  readonly exposed?: boolean
  /**
   * What its schema cannot say: asked of the whole record whenever a request makes or changes one.
   * Synchronous and pure; the faults are answered with 422. A change comes with the record as it was `before`,
   * for what may not follow from it.
   *
   * @example check: ({ from, to }) => to < from ? [{ pointer: '/to', message: 'lies before from' }] : []
   */
  readonly check?: (
    record: Readonly<Record<string, unknown>>,
    before?: Readonly<Record<string, unknown>>,
  ) => readonly FieldError[]
  /** Pairs and triples of fields that are unique together. */
  readonly unique?: readonly (readonly string[])[]
  /** Pairs and triples of fields that much is looked for by; each gets an index, the id behind them. */
  readonly indexes?: readonly (readonly string[])[]
  /** The field that stands for the object in lists and links; its id where absent. */
  readonly label?: string
  /** Its place in the menu of everybody who may read it, smaller first; the staff's only where absent. */
  readonly menu?: number
  /** The fields that pages show in lists, in this order; the first few where absent. */
  readonly columns?: readonly string[]
}

/** A record of its own, with its own table. Made by {@link object}. */
export interface ObjectDefinition<
  Name extends string = string,
  Fields extends TProperties = TProperties,
  Options extends ObjectOptions = ObjectOptions,
> {
  readonly [objectBrand]: true
  readonly name: Name
  readonly fields: Fields
  readonly options: Options
}

export interface PartOptions {
  readonly title?: string
  /** `always`: created together with its owner, and typed as there. */
  readonly presence?: 'optional' | 'always'
}

/** What one plugin adds to an object. Made by {@link part}. */
export interface PartDefinition<
  Owner extends string = string,
  Key extends string = string,
  Fields extends TProperties = TProperties,
  Presence extends 'optional' | 'always' = 'optional' | 'always',
> {
  readonly [partBrand]: true
  readonly owner: Owner
  readonly key: Key
  readonly fields: Fields
  readonly title: string
  readonly presence: Presence
}

/**
 * Declares an object: a record with a table, an API and a form of its own.
 *
 * @param name in PascalCase, unique in the application
 * @param fields TypeBox schemas by field name in camelCase
 * @example
 * export const serviceSite = object('ServiceSite', {
 *   account: Field.reference('Account', { filterable: true }),
 *   name: Type.String({ title: 'Name', maxLength: 120 }),
 * }, { title: 'Service site', path: 'service-sites', account: 'account' })
 */
export function object<
  const Name extends string,
  Fields extends TProperties,
  const Options extends ObjectOptions,
>(name: Name, fields: Fields, options: Options): ObjectDefinition<Name, Fields, Options> {
  return Object.freeze({ [objectBrand]: true as const, name, fields, options })
}

/**
 * Declares a part: fields that a plugin adds to somebody else's object, in a table of their own.
 *
 * @param owner the object's name
 * @param key the part's name on the object, in camelCase
 * @param fields TypeBox schemas by field name in camelCase
 * @example
 * export const giftNote = part('Order', 'giftNote', {
 *   message: Type.String({ title: 'Message on the card', maxLength: 200 }),
 * })
 */
export function part<
  const Owner extends string,
  const Key extends string,
  Fields extends TProperties,
  const Presence extends 'optional' | 'always' = 'optional',
>(
  owner: Owner,
  key: Key,
  fields: Fields,
  options: { readonly title?: string; readonly presence?: Presence } = {},
): PartDefinition<Owner, Key, Fields, Presence> {
  return Object.freeze({
    [partBrand]: true as const,
    owner,
    key,
    fields,
    title: options.title ?? titleOf(key),
    presence: options.presence ?? ('optional' as Presence),
  })
}

export function isObjectDefinition(value: unknown): value is ObjectDefinition {
  return typeof value === 'object' && value !== null && objectBrand in value
}

export function isPartDefinition(value: unknown): value is PartDefinition {
  return typeof value === 'object' && value !== null && partBrand in value
}

/** `requestedCompletionDate` → `Requested completion date`. */
export function titleOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
