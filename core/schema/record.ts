import type { Static, TObject } from 'typebox'
import type { ObjectParts, Objects } from '../extensions.ts'
import type { ObjectDefinition, PartDefinition } from './definition.ts'

/** The names of all objects that the program knows. */
export type ObjectName = keyof Objects & string

type DefinitionOf<N extends ObjectName> = Objects[N]

type Flatten<T> = { [K in keyof T]: T[K] }

/** The declared fields of an object, as values. */
export type FieldsOf<N extends ObjectName> =
  DefinitionOf<N> extends ObjectDefinition<string, infer Fields> ? Static<TObject<Fields>> : never

/** What every object has, whatever its declaration. */
export interface SystemFields {
  /** UUIDv7: sorting by id is sorting by age. */
  readonly id: string
  /** Counts the changes of the object, its parts and what lies within it. */
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

type StateOf<N extends ObjectName> =
  DefinitionOf<N> extends {
    options: { stateful: true }
  }
    ? { readonly state: string }
    : unknown

type PartsMap<N extends ObjectName> = N extends keyof ObjectParts ? ObjectParts[N] : object

/** The keys of the parts that plugins have added to an object. */
export type PartKey<N extends ObjectName> = keyof PartsMap<N> & string

type PartValue<P> =
  P extends PartDefinition<string, string, infer Fields, infer Presence>
    ? Presence extends 'always'
      ? Static<TObject<Fields>>
      : Static<TObject<Fields>> | undefined
    : never

/** The parts of an object, as values; a part is undefined where the object has none. */
export type PartsOf<N extends ObjectName, K extends PartKey<N> = PartKey<N>> = {
  [P in K]: PartValue<PartsMap<N>[P]>
}

/**
 * An object as commands see it: its fields, and the parts that the load named.
 *
 * @example const order: RecordOf<'Order', 'giftNote'> = await orders.load(id, { parts: ['giftNote'] })
 */
export type RecordOf<N extends ObjectName, K extends PartKey<N> = never> = Flatten<
  SystemFields & StateOf<N> & FieldsOf<N> & PartsOf<N, K>
>
