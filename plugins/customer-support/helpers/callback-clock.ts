import {
  addBusinessTime,
  type BusinessHours,
  loadBusinessCalendar,
  loadSetting,
  type RecordOf,
  type UnitOfWork,
} from 'plugboard'
import { callbackExpiry, callbackRetry, callbackTarget } from '../settings.ts'
import { assertCallable, windowOf } from './callback-window.ts'

/**
 * Sets what a callback's window says: from when to when it is made, when it is due, and when nobody need
 * make it any more. All of it runs in business time of the team.
 *
 * @throws INPUT_INVALID, SUPPORT_WINDOW_PAST, SUPPORT_WINDOW_CLOSED
 */
export async function setClock(
  uow: UnitOfWork,
  callback: RecordOf<'CallbackRequest'>,
): Promise<void> {
  const { account, team } = callback
  const window = windowOf(callback)
  const calendar = await calendarOf(uow, team)
  assertCallable(window, calendar, uow.now)
  const begin = window.start !== null && window.start > uow.now ? window.start : uow.now
  const target = await loadSetting(uow, callbackTarget, account)
  const expiry = await loadSetting(uow, callbackExpiry, account)
  Object.assign(callback, {
    windowStart: window.start ?? undefined,
    windowEnd: window.end ?? undefined,
    dueAt: addBusinessTime(calendar, begin, target),
    expiresAt: addBusinessTime(calendar, window.end ?? begin, expiry),
    overdue: false,
    nextAttemptAt: undefined,
  })
}

/** Sets when somebody who was not reached is called again, and gives the callback that much more time. */
export async function setRetry(
  uow: UnitOfWork,
  callback: RecordOf<'CallbackRequest'>,
): Promise<void> {
  const { account, team } = callback
  const calendar = await calendarOf(uow, team)
  const retry = await loadSetting(uow, callbackRetry, account)
  const expiry = await loadSetting(uow, callbackExpiry, account)
  const next = addBusinessTime(calendar, uow.now, retry)
  Object.assign(callback, {
    nextAttemptAt: next,
    expiresAt: addBusinessTime(calendar, next, expiry),
  })
}

/** The calendar of a team; the default one where there is no team, or it has none. */
async function calendarOf(
  uow: UnitOfWork,
  teamId: string | null | undefined,
): Promise<BusinessHours> {
  const team = teamId ? await uow.load('SupportTeam', teamId, { lock: false }) : undefined
  if (!team?.calendar) return loadBusinessCalendar(uow)
  return uow.load('BusinessCalendar', team.calendar, { lock: false })
}
