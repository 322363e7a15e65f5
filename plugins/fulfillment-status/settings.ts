import { setting, Type } from 'plugboard'

/** From which share of its duration on a task endangers the date of its item. */
export const warningShare = setting(
  'fulfillmentStatus.warningShare',
  Type.Integer({ minimum: 1, maximum: 100 }),
  {
    title: 'Share of a task’s time from which on it is watched, in per cent',
    initial: 75,
    scope: 'system',
  },
)
