import type { Static, TSchema } from 'typebox'

const brand = Symbol.for('plugboard.setting')

/** A declared, typed, dated value that an operator changes while the application runs. */
export interface Setting<Schema extends TSchema = TSchema> {
  readonly [brand]: true
  /** Namespaced by the plugin, such as `order.draftLifetimeDays`. */
  readonly name: string
  readonly title: string
  readonly schema: Schema
  readonly initial: Static<Schema>
  /** `account`: may differ by account, the system's value standing where an account has none. */
  readonly scope: 'system' | 'account'
}

/** The values of settings as they hold now. */
export interface SettingValues {
  /** The account's own value, else the system's, else the initial one. */
  get<Schema extends TSchema>(setting: Setting<Schema>, accountId?: string): Promise<Static<Schema>>
}

/**
 * Declares a setting.
 *
 * @example
 * export const draftLifetime = setting('order.draftLifetimeDays', Type.Integer({ minimum: 1 }), {
 *   title: 'Days until an untouched draft is cancelled', initial: 90,
 * })
 */
export function setting<Schema extends TSchema>(
  name: string,
  schema: Schema,
  options: {
    readonly title: string
    readonly initial: Static<Schema>
    readonly scope?: 'system' | 'account'
  },
): Setting<Schema> {
  return Object.freeze({
    [brand]: true as const,
    name,
    schema,
    scope: 'system' as const,
    ...options,
  })
}
