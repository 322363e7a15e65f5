import {
  type CommandStep,
  type FieldsOf,
  loadSetting,
  PlugboardError,
  type UnitOfWork,
} from 'plugboard'
import { errors } from '../errors.ts'
import { recordAttempt } from '../helpers/callback-attempts.ts'
import { setRetry } from '../helpers/callback-clock.ts'
import { callbackAttempts } from '../settings.ts'

/** Gives a callback to somebody of the staff; to oneself where nobody is named. */
export async function assignCallback(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ assignee?: string } | undefined>,
): Promise<void> {
  const assignee = input?.assignee ?? uow.actor.id
  if (assignee === null) throw notAssignable('Name somebody to give it to')
  const callback = await uow.load('CallbackRequest', id)
  const [user] = await uow.find('User', { id: assignee })
  if (!user?.active || user.staffRoles.length === 0) {
    throw notAssignable('They are not of the staff, or may not sign in')
  }
  callback.assignee = assignee
}

/** Whoever calls has it. */
export async function takeCallback(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  if (uow.actor.id !== null) callback.assignee = uow.actor.id
}

export async function releaseCallback(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  Object.assign(await uow.load('CallbackRequest', id), { assignee: undefined })
}

export async function completeCallback(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ note?: string } | undefined>,
): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  await recordAttempt(uow, callback, { ...input, outcome: 'reached' })
}

type Missed = Pick<FieldsOf<'CallbackAttempt'>, 'outcome' | 'note'>

/** Notes an attempt that reached nobody, and when the next one is. */
export async function missCallback(
  uow: UnitOfWork,
  { id, input }: CommandStep<Missed>,
): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  await recordAttempt(uow, callback, input)
  Object.assign(callback, { assignee: undefined })
  await setRetry(uow, callback)
}

/** Enough attempts were made, or the number is not theirs: nobody tries again. */
export async function giveUpWhenTried(
  uow: UnitOfWork,
  { object, id, input }: CommandStep<Missed>,
): Promise<void> {
  const { account, attemptCount } = await uow.load('CallbackRequest', id)
  const most = await loadSetting(uow, callbackAttempts, account)
  if (attemptCount < most && input.outcome !== 'wrongNumber') return
  await uow.perform({ object, id, transition: 'giveUp', as: 'system' })
}

export async function noteReason(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ reason?: string } | undefined>,
): Promise<void> {
  if (!input?.reason) return
  const callback = await uow.load('CallbackRequest', id)
  callback.closingReason = input.reason
}

export async function markOverdue(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const callback = await uow.load('CallbackRequest', id)
  callback.overdue = true
}

function notAssignable(message: string): PlugboardError {
  const { status, message: title } = errors.SUPPORT_ASSIGNEE_INVALID
  return new PlugboardError('SUPPORT_ASSIGNEE_INVALID', {
    ...{ status, title, detail: message, errors: [{ pointer: '/assignee', message }] },
    remedy: 'Choose an active user with a role of the staff',
  })
}
