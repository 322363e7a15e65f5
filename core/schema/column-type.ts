import { Type } from '@mikro-orm/core'

/**
 * A column whose values are in JavaScript what the connection gives: instants and decimals are
 * strings, amounts are numbers. The ORM copies types, so they hold no private members.
 */
export class ColumnType extends Type<unknown, unknown> {
  readonly columnType: string
  readonly valueType: 'string' | 'number' | 'boolean'

  constructor(columnType: string, runtimeType: 'string' | 'number' | 'boolean') {
    super()
    this.columnType = columnType
    this.valueType = runtimeType
  }

  override getColumnType(): string {
    return this.columnType
  }

  override get runtimeType(): string {
    return this.valueType
  }

  override compareAsType(): string {
    return this.valueType
  }
}
