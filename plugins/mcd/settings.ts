import { setting, Type } from 'plugboard'

/** So many days before its date a disconnect has to be asked for. */
export const noticeDays = setting('mcd.noticeDays', Type.Integer({ minimum: 0, maximum: 365 }), {
  title: 'Days of notice before a disconnect',
  initial: 0,
  scope: 'account',
})

/** When what an OSS has said of an order is too old to rely on. */
export const staleAfterHours = setting(
  'mcd.staleAfterHours',
  Type.Integer({ minimum: 1, maximum: 8_760 }),
  {
    title: 'Hours after which a status of the OSS is stale',
    initial: 24,
  },
)
