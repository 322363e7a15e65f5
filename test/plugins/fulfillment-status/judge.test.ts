import fc from 'fast-check'
import t from 'tap'
import { judge } from '../../../plugins/fulfillment-status/helpers/judge.ts'

const now = '2026-06-01T12:00:00.000Z'
const add = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()
const task = fc.record({
  title: fc.constantFrom('Design', 'Access'),
  state: fc.constantFrom('waiting', 'ready', 'inProgress', 'failed', 'completed'),
  duration: fc.integer({ min: 0, max: 1_000 }),
  readyAt: fc.option(
    fc.integer({ min: -2_000, max: 0 }).map(minutes => add(now, minutes)),
    { nil: null },
  ),
})
const rank = { none: 0, warning: 1, critical: 2 }

t.test('a later prediction and a longer wait are never better news', async t => {
  fc.assert(
    fc.property(
      fc.array(task, { maxLength: 5 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 100 }),
      (tasks, day, later, share) => {
        const date = (of: number) => new Date(Date.UTC(2026, 5, of)).toISOString().slice(0, 10)
        const given = { tasks, committed: date(15), share, now, add }
        const one = judge({ ...given, predicted: date(day) })
        const other = judge({ ...given, predicted: date(day + later) })
        const watched = judge({ ...given, predicted: date(day), share: Math.max(1, share - 10) })
        return (
          rank[one.level] <= rank[other.level] &&
          rank[one.level] <= rank[watched.level] &&
          (one.level === 'none') === (one.message === '')
        )
      },
    ),
  )
  t.pass()
})
