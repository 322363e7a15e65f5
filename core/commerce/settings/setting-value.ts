import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** A value of a setting from a moment on. Earlier values stay, so that the past can be explained. */
export const SettingValue = object(
  'SettingValue',
  {
    name: Type.String({ title: 'Setting', maxLength: 120, filterable: true, immutable: true }),
    account: Type.Optional(Field.reference('Account', { title: 'Account', immutable: true })),
    value: Type.Unknown({ title: 'Value', immutable: true }),
    validFrom: Field.dateTime({ title: 'Valid from', immutable: true }),
  },
  { title: 'Setting value', path: 'setting-values', account: 'account', exposed: false },
)

declare module '../../extensions.ts' {
  interface Objects {
    SettingValue: typeof SettingValue
  }
}
