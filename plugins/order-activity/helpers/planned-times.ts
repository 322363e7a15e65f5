import { addBusinessTime, loadBusinessCalendar, type UnitOfWork } from 'plugboard'
import { type Schedulable, type Scheduled, schedule } from './schedule.ts'

/** When tasks start and end at the earliest, in the business time of those who do them. */
export async function plannedTimes(
  uow: UnitOfWork,
  tasks: readonly Schedulable[],
): Promise<ReadonlyMap<string, Scheduled>> {
  const hours = await loadBusinessCalendar(uow)
  const add = (moment: string, minutes: number) => addBusinessTime(hours, moment, minutes)
  return schedule(tasks, uow.now, add)
}
