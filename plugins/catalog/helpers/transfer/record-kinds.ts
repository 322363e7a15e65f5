import type { FieldError, ObjectDefinition } from 'plugboard'
import { productOffering } from '../../objects/product-offering.ts'
import { productOfferingDiscount } from '../../objects/product-offering-discount.ts'
import { productOfferingPrice } from '../../objects/product-offering-price.ts'
import { productOfferingRelationship } from '../../objects/product-offering-relationship.ts'
import { productSpecification } from '../../objects/product-specification.ts'

type Values = Readonly<Record<string, unknown>>

/** A kind of record that is imported and exported. */
export interface RecordKind {
  /** What a row of a CSV file says that it is. */
  readonly name: string
  /** Where a JSON file lists them. */
  readonly section: string
  readonly object: keyof typeof objects
  readonly fields: Readonly<Record<string, FieldSchema>>
  readonly check: (record: Values, before?: Values) => readonly FieldError[]
  /** The fields that name another record, in a file by its key, with the kind of that. */
  readonly references: Readonly<Record<string, string>>
}

/** What is looked at of a field's schema. */
export interface FieldSchema {
  readonly type?: string
  readonly format?: string
  readonly anyOf?: unknown
  readonly immutable?: boolean
}

const objects = {
  ProductSpecification: productSpecification,
  ProductOffering: productOffering,
  ProductOfferingPrice: productOfferingPrice,
  ProductOfferingDiscount: productOfferingDiscount,
  ProductOfferingRelationship: productOfferingRelationship,
}

function kind(
  name: string,
  object: RecordKind['object'],
  references: RecordKind['references'] = {},
): RecordKind {
  const { fields, options } = objects[object] as ObjectDefinition
  return {
    ...{ name, object, references },
    section: `${name}s`,
    fields: fields as RecordKind['fields'],
    check: options.check ?? (() => []),
  }
}

/** In the order in which they may refer to one another. */
export const recordKinds: readonly RecordKind[] = [
  kind('specification', 'ProductSpecification'),
  kind('offering', 'ProductOffering', { specification: 'specification' }),
  kind('price', 'ProductOfferingPrice', { offering: 'offering' }),
  kind('discount', 'ProductOfferingDiscount', { offering: 'offering' }),
  kind('relationship', 'ProductOfferingRelationship', { offering: 'offering', target: 'offering' }),
]

/** A record as a file has it: references are keys, and what is absent is not there. */
export interface CatalogRecord {
  readonly kind: RecordKind
  readonly values: Values
}

/** A record with its place in the file, counted from 1. */
export interface CatalogRow extends CatalogRecord {
  readonly line: number
}

/** What is wrong with a line. */
export interface LineFault {
  readonly line: number
  /** Of the field; empty where it is the whole line. */
  readonly pointer: string
  readonly message: string
}

/** What a file says: rows that can be looked at, and lines that cannot. */
export interface ReadFile {
  readonly rows: readonly CatalogRow[]
  readonly faults: readonly LineFault[]
}
