import type { CommandStep, UnitOfWork } from 'plugboard'
import { setClock } from '../helpers/callback-clock.ts'
import type { LocalWindow } from '../helpers/callback-window.ts'
import type { PreparedCallback } from './prepare-callback.ts'

/** Gives a new callback its team and its times. */
export async function beginCallback(uow: UnitOfWork, { id, prepared }: CommandStep): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  const { team } = (prepared as PreparedCallback | undefined) ?? { team: null }
  if (team !== null) callback.team = team
  if (uow.actor.id !== null) callback.requestedBy = uow.actor.id
  await setClock(uow, callback)
}

/** Puts another window, or now, in the place of the one that there was. */
export async function rescheduleCallback(
  uow: UnitOfWork,
  { id, input }: CommandStep<LocalWindow>,
): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  const { windowDate, windowFrom, windowTo, timeZone } = input
  Object.assign(callback, { windowDate, windowFrom, windowTo, timeZone, assignee: undefined })
  await setClock(uow, callback)
}

/** A callback whose time has come need not wait for the timer. */
export async function enqueueWhenDue(uow: UnitOfWork, { object, id }: CommandStep): Promise<void> {
  const { windowStart } = await uow.load('CallbackRequest', id)
  if (windowStart && windowStart > uow.now) return
  await uow.perform({ object, id, transition: 'enqueue', as: 'system' })
}
