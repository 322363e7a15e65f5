import { type TInteger, type TObject, type TSchemaOptions, type TString, Type } from 'typebox'
import type { Role } from '../plugin/role.ts'

/**
 * What a field says of itself beyond its type. The marks stand among the options of any TypeBox
 * schema that is a field of an object or part; an unknown one stops the boot.
 */
export interface FieldMarks {
  /** May be used in filters and sorts; gets an index on field and owner id. */
  filterable?: boolean
  /** No two rows have the same value. */
  unique?: boolean
  /** Set by the system, never by a request. */
  readOnly?: boolean
  /** Set when the object is made, fixed afterwards. */
  immutable?: boolean
  /** Tells of a person: redacted in logs, exported and erased with the person. */
  personal?: boolean
  /** Never leaves the server and is never logged. */
  secret?: boolean
  /** The audiences that see it; every audience where absent. */
  visibleTo?: readonly string[]
  /** Holds the names of roles of this scope: of those that the core and the plugins declare, no others. */
  role?: Role['scope']
  /** How pages print it, by the name of a format: `money`, `date`, `multiline`, … */
  display?: string
  /** What pages call the values of an enum that have no name of their own, as in `{ bgp: 'BGP' }`. */
  titles?: Readonly<Record<string, string>>
  /** What its numbers count, in the plural: `months`. */
  unit?: string
  /** SQL that makes the value of a new row where none is given, such as a sequence's next number. */
  generatedBy?: string
}

export interface FieldOptions extends FieldMarks {
  title?: string
  description?: string
  default?: unknown
}

const money = {
  amount: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
}

/** An amount in minor units (cents) with its ISO 4217 currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/**
 * Field types that JSON Schema has no word for. Everything else is written with TypeBox's `Type`.
 *
 * @example
 * object('ServiceSite', {
 *   account: Field.reference('Account'),
 *   opened: Type.Optional(Field.date({ title: 'Open since' })),
 * })
 */
export const Field = {
  /** A reference to another object: its id, with a foreign key. */
  reference(
    target: string,
    options: FieldOptions & { onDelete?: 'cascade' | 'restrict' } = {},
  ): TString {
    return Type.String({ format: 'uuid', reference: target, ...options })
  },
  uuid(options: FieldOptions = {}): TString {
    return Type.String({ format: 'uuid', ...options })
  },
  /** A calendar day, `2026-03-29`. */
  date(options: FieldOptions = {}): TString {
    return Type.String({ format: 'date', ...options })
  },
  /** An instant in UTC, `2026-03-29T01:00:00.000Z`. */
  dateTime(options: FieldOptions = {}): TString {
    return Type.String({ format: 'date-time', ...options })
  },
  /** An exact decimal number as a string, `0.0175`; `precision` digits, `scale` of them behind the point. */
  decimal(options: FieldOptions & { precision: number; scale: number }): TString {
    const { precision, scale } = options
    const pattern = `^-?\\d{1,${precision - scale}}${scale > 0 ? `(\\.\\d{1,${scale}})?` : ''}$`
    return Type.String({ pattern, format: 'decimal', ...options })
  },
  /** An amount of money; two columns, compared and sorted by amount. */
  money(options: FieldOptions = {}): TObject<{ amount: TInteger; currency: TString }> {
    return Type.Object(money, {
      additionalProperties: false,
      format: 'money',
      ...options,
    } as TSchemaOptions)
  },
}
