import {
  addBusinessTime,
  loadBusinessCalendar,
  loadSetting,
  type RecordOf,
  type UnitOfWork,
} from 'plugboard'
import { criticalPath, isOver, isPlanned, schedule } from 'plugboard/plugins/order-activity'
import { hasEnded } from 'plugboard/plugins/telecom-order'
import { warningShare } from '../settings.ts'
import { judge, type Outlook } from './judge.ts'

/**
 * Foresees when an item will be done: the critical path of what is left, in business time. Where the date that
 * the customer was told is in danger an alert is raised, made sharper, or cleared; the date itself is changed
 * by people only, with a reason.
 *
 * @example await predictItem(uow, task.item)
 */
export async function predictItem(uow: UnitOfWork, id: string): Promise<void> {
  const item = await uow.load('OrderItem', id, {
    ...{ parts: ['telecom', 'fulfillment'], lock: false },
  })
  // What is still undone for an item that has ended is no date that anybody was told.
  if (hasEnded(item.state)) return
  const tasks = (await uow.find('OrderTask', { item: id })).filter(isPlanned)
  if (tasks.length === 0 || tasks.every(isOver)) return
  const hours = await loadBusinessCalendar(uow)
  const add = (moment: string, minutes: number) => addBusinessTime(hours, moment, minutes)
  const planned = schedule(tasks, uow.now, add)
  const last = criticalPath(tasks, planned).at(-1)
  const predicted = (planned.get(last?.id ?? '')?.dueAt ?? uow.now).slice(0, 10)
  const share = await loadSetting(uow, warningShare)
  const committed = item.telecom.expectedCompletionDate
  const outlook = judge({ tasks, predicted, committed, share, now: uow.now, add })
  await uow.setPart('OrderItem', id, 'fulfillment', {
    ...{ predictedCompletionDate: predicted, jeopardy: outlook.level },
  })
  await tell(uow, item, outlook, predicted)
}

/** One alert of the prediction is open at a time. */
async function tell(
  uow: UnitOfWork,
  { id, order, telecom }: RecordOf<'OrderItem', 'telecom'>,
  { level, message }: Outlook,
  predictedDate: string,
): Promise<void> {
  const alerts = await uow.find('JeopardyAlert', { item: id, source: 'prediction' })
  const open = alerts.find(({ state }) => state !== 'cleared')
  if (level === 'none') {
    if (open) await perform(uow, open.id, 'clear')
    return
  }
  if (open && open.level === level) return
  const alert = open ?? (await raise(uow, { order, item: id, level, message }))
  Object.assign(alert, { level, message, predictedDate, source: 'prediction' })
  if (telecom.expectedCompletionDate) alert.committedDate = telecom.expectedCompletionDate
  if (open) await perform(uow, open.id, 'sharpen')
}

async function raise(uow: UnitOfWork, input: object): Promise<RecordOf<'JeopardyAlert'>> {
  const { id } = await uow.perform({
    ...{ object: 'JeopardyAlert', transition: 'raise', input, as: 'system' },
  })
  return uow.load('JeopardyAlert', id)
}

const perform = (uow: UnitOfWork, id: string, transition: string) =>
  uow.perform({ object: 'JeopardyAlert', id, transition, input: {}, as: 'system' })
