import type { TSchema } from 'typebox'
import type { HangsOn, ObjectOptions, Within } from './definition.ts'
import type { FieldMarks } from './field.ts'

/** What a field is, whichever way its schema was written. */
export type FieldKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'money'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'enum'
  | 'uuid'
  | 'reference'
  | 'json'

export interface ColumnModel {
  readonly name: string
  /** The PostgreSQL type, such as `varchar(200)`. */
  readonly type: string
}

export interface FieldModel {
  readonly name: string
  readonly kind: FieldKind
  readonly title: string
  readonly schema: TSchema & Readonly<Record<string, unknown>>
  readonly optional: boolean
  readonly marks: FieldMarks
  /** One column; two for money: amount and currency. */
  readonly columns: readonly [ColumnModel, ...ColumnModel[]]
  /** The object that a reference names. */
  readonly target?: string
  readonly onDelete?: 'cascade' | 'restrict'
  /** The values of an enum. */
  readonly values?: readonly string[]
  /** Kept by the core for every object, not declared. */
  readonly system?: boolean
}

export interface PartModel {
  readonly owner: string
  readonly key: string
  readonly plugin: string
  readonly title: string
  readonly table: string
  readonly presence: 'optional' | 'always'
  readonly fields: readonly FieldModel[]
}

export interface ObjectModel {
  readonly name: string
  readonly plugin: string
  readonly title: string
  readonly titlePlural: string
  readonly table: string
  readonly path: string
  readonly exposed: boolean
  readonly stateful: boolean
  readonly check?: NonNullable<ObjectOptions['check']>
  readonly label: string
  readonly menu?: number
  /** The fields that lists show; undefined: the first few. */
  readonly columns?: readonly string[]
  readonly within?: Within
  readonly hangsOn?: HangsOn
  /** The column that names the account whose members may see a row; absent: shared by all. */
  readonly accountColumn?: string
  /** The declared fields, then the system's. */
  readonly fields: readonly FieldModel[]
  readonly parts: readonly PartModel[]
  /** The objects that lie within this one, `object` naming the child. */
  readonly children: readonly Within[]
  readonly unique: readonly (readonly string[])[]
  readonly indexes: readonly (readonly string[])[]
}

/** Everything declared by the core and the plugins, resolved: what all generators read. */
export interface Model {
  readonly objects: ReadonlyMap<string, ObjectModel>
  /** @throws SCHEMA_INVALID where there is no such object */
  object(name: string): ObjectModel
  byPath(path: string): ObjectModel | undefined
}
