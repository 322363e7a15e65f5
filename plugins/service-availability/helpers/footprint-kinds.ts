import type { FieldError, FieldsOf } from 'plugboard'
import { footprintArea } from '../objects/footprint-area.ts'
import { buildingFaults, footprintBuilding } from '../objects/footprint-building.ts'
import { addressKey } from './address-key.ts'

export type FootprintObject = 'FootprintBuilding' | 'FootprintArea'
type Values = Readonly<Record<string, string>>

/** What may be loaded of a footprint: which columns a file has, and which object is made of them. */
export interface FootprintKind {
  readonly object: FootprintObject
  readonly fields: typeof footprintBuilding.fields | typeof footprintArea.fields
  /** What is wrong with a row beyond its fields. */
  check(row: Readonly<Record<string, unknown>>): readonly FieldError[]
  /** The fields that tell one row from another. */
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** The fields of the object, still as texts; or what is wrong. */
  fieldsOf(row: Values): Values | FieldError
}

const addressColumns = ['streetNumber', 'streetName', 'addressLine', 'postalCode', 'country']

/** A building is named by its key, or by the address that the key is made of. */
const buildings: FootprintKind = {
  object: 'FootprintBuilding',
  fields: footprintBuilding.fields,
  check: buildingFaults,
  key: ['addressKey', 'technology'] satisfies (keyof FieldsOf<'FootprintBuilding'>)[],
  columns: [...addressColumns, ...Object.keys(footprintBuilding.fields)],
  fieldsOf({ streetNumber, streetName, addressLine, postalCode, country, ...fields }) {
    if (fields.addressKey !== undefined) return fields
    if (country === undefined || !/^[A-Z]{2}$/.test(country)) {
      return { pointer: '/country', message: 'must be a code of ISO 3166-1, such as US' }
    }
    const key = addressKey({
      ...{ country, locality: '', streetNumber: streetNumber ?? null },
      ...{ streetName: streetName ?? null, addressLine: addressLine ?? null },
      postalCode: postalCode ?? null,
    })
    if (key !== null) return { ...fields, addressKey: key }
    return { pointer: '/streetName', message: 'is needed, or an addressLine or addressKey' }
  },
}

const areas: FootprintKind = {
  object: 'FootprintArea',
  fields: footprintArea.fields,
  check: () => [],
  key: ['country', 'postalCode', 'technology'] satisfies (keyof FieldsOf<'FootprintArea'>)[],
  columns: Object.keys(footprintArea.fields),
  fieldsOf: row => row,
}

export const footprintKinds = { buildings, areas }

/** The words of JSON Schema that a field is read and compared by. */
export function schemaOf(
  { fields }: FootprintKind,
  name: string,
): { readonly type?: string; readonly format?: string } {
  return (fields as Readonly<Record<string, object>>)[name] ?? {}
}
