import { Ajv } from 'ajv'
import addFormatsModule from 'ajv-formats'
import type { Static, TSchema } from 'typebox'
import type { Database } from '../../database/database.ts'
import type { Executor } from '../../database/statement.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { PlugboardError } from '../../errors.ts'
import type { Setting } from '../../plugin/setting.ts'
import { settingAt } from './load-setting.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

/** The settings of an application: declared by plugins, kept with dates, changed while it runs. */
export interface SettingsService {
  readonly all: readonly Setting[]
  /** The value that holds now: the account's own, else the system's, else the initial one. */
  get<Schema extends TSchema>(
    setting: Setting<Schema>,
    accountId?: string,
    executor?: Executor,
  ): Promise<Static<Schema>>
  /** @throws NOT_FOUND when nobody declares it */
  byName(name: string): Setting
  /**
   * Sets a value from a moment on; audited like every change.
   *
   * @throws NOT_FOUND, INPUT_INVALID
   */
  set(uow: UnitOfWork, change: SettingChange): Promise<void>
}

export interface SettingChange {
  readonly name: string
  readonly value: unknown
  /** For one account; the system's value where absent. */
  readonly account?: string
  /** ISO 8601 in UTC; now where absent. */
  readonly validFrom?: string
}

export function createSettings(
  { db, clock }: Database,
  declared: readonly Setting[],
): SettingsService {
  const ajv = addFormats(new Ajv({ allErrors: true, strict: false }))
  const byName = new Map(
    declared.map(setting => [
      setting.name,
      { setting, validate: ajv.compile(setting.schema as object) },
    ]),
  )

  function find(name: string) {
    const found = byName.get(name)
    if (found) return found
    throw new PlugboardError('NOT_FOUND', {
      detail: `There is no setting "${name}"`,
      remedy: `There are: ${[...byName.keys()].join(', ') || 'none'}`,
    })
  }

  return {
    all: declared,
    byName: name => find(name).setting,
    get: (setting, accountId, executor = db) =>
      settingAt(executor, clock.now(), setting, accountId),
    async set(uow, { name, value, account, validFrom }) {
      const { setting, validate } = find(name)
      const isWrongScope = account !== undefined && setting.scope === 'system'
      if (isWrongScope || !validate(value)) {
        const errors = isWrongScope
          ? [{ pointer: '/account', message: 'this setting is the same for all accounts' }]
          : (validate.errors ?? []).map(error => ({
              pointer: `/value${error.instancePath}`,
              message: error.message ?? 'is wrong',
            }))
        throw new PlugboardError('INPUT_INVALID', {
          detail: `"${setting.title}" cannot be set like this`,
          errors,
        })
      }
      await uow.insert('SettingValue', {
        name,
        value,
        validFrom: validFrom ?? uow.now,
        ...(account === undefined ? {} : { account }),
      })
    },
  }
}
