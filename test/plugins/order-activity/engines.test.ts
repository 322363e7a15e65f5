import fc from 'fast-check'
import t from 'tap'
import {
  type DecompositionData,
  decompose,
} from '../../../plugins/order-activity/helpers/decompose.ts'
import { criticalPath, schedule } from '../../../plugins/order-activity/helpers/schedule.ts'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']
const task = fc.record({
  key: fc.constantFrom(...keys),
  dependsOn: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 3 }),
  duration: fc.integer({ min: 0, max: 600 }),
})
const rule = fc
  .record({
    key: fc.string({ minLength: 1, maxLength: 8 }),
    priority: fc.integer({ min: -3, max: 3 }),
    offering: fc.constantFrom('line', 'trunk', undefined),
    tasks: fc.uniqueArray(task, { selector: ({ key }) => key, maxLength: 5 }),
  })
  .map(
    ({ tasks, ...rest }): DecompositionData =>
      ({
        ...{ itemActions: ['add'], conditions: {}, ...rest },
        tasks: tasks.map(each => ({ ...each, title: each.key, role: 'provisioner' })),
      }) as DecompositionData,
  )
const rules = fc.uniqueArray(rule, { selector: ({ key }) => key, maxLength: 6 })

const now = '2026-06-01T12:00:00.000Z'
const line = { offering: 'line', action: 'add', quantity: 1, characteristics: {} }

t.test('the order of the rules changes nothing', async t => {
  fc.assert(
    fc.property(
      rules.chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([one, other]) =>
        JSON.stringify(decompose(one, line, now)) === JSON.stringify(decompose(other, line, now)),
    ),
  )
  t.pass()
})

t.test('each task is planned once, behind what it waits for, and nothing is lost', async t => {
  fc.assert(
    fc.property(rules, list => {
      const planned = decompose(list, line, now)
      const seen = new Set<string>()
      for (const { key, dependsOn = [] } of planned) {
        if (seen.has(key) || dependsOn.some(other => !seen.has(other))) return false
        seen.add(key)
      }
      const fitting = list.filter(({ offering }) => offering === undefined || offering === 'line')
      const wanted = new Set(fitting.flatMap(({ tasks }) => tasks.map(({ key }) => key)))
      return wanted.size === seen.size
    }),
  )
  t.pass()
})

t.test('the higher priority plans a task that two rules name', async t => {
  const named = (key: string, priority: number, title: string) =>
    ({
      ...{ key, priority, itemActions: ['add'], conditions: {} },
      tasks: [{ key: 'design', title, role: 'designEngineer', duration: 1 }],
    }) as DecompositionData
  const [design] = decompose([named('x', 1, 'Low'), named('y', 2, 'High')], line, now)
  t.equal(design?.title, 'High')
})

t.test('conditions choose by characteristics', async t => {
  const when = (conditions: DecompositionData['conditions']) =>
    decompose(
      [
        {
          ...{ key: 'x', priority: 0, itemActions: ['add'], conditions },
          tasks: [{ key: 'survey', title: 'Survey', role: 'fieldTechnician', duration: 1 }],
        } as DecompositionData,
      ],
      { ...line, characteristics: { access: 'fiber', speed: 500 } },
      now,
    ).length
  t.equal(when({ access: 'fiber' }), 1)
  t.equal(when({ access: ['copper', 'fiber'] }), 1)
  t.equal(when({ speed: { from: 100, to: 500 } }), 1)
  t.equal(when({ speed: { from: 501 } }), 0)
  t.equal(when({ access: 'copper' }), 0)
  t.equal(when({ absent: true }), 0)
})

const add = (moment: string, minutes: number) =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()

t.test('a schedule keeps every order, and its critical path is as long as it', async t => {
  fc.assert(
    fc.property(rules, list => {
      const tasks = decompose(list, line, now).map(({ key, dependsOn = [], duration }) => ({
        ...{ id: key, dependsOn, duration },
      }))
      const planned = schedule(tasks, now, add)
      const keeps = tasks.every(({ id, dependsOn }) =>
        dependsOn.every(
          other => (planned.get(other)?.dueAt ?? '') <= (planned.get(id)?.plannedStart ?? ''),
        ),
      )
      const end =
        [...planned.values()]
          .map(({ dueAt }) => dueAt)
          .sort()
          .at(-1) ?? now
      const path = criticalPath(tasks, planned)
      const length = path.reduce((sum, { duration }) => sum + duration, 0)
      return keeps && add(now, length) === end
    }),
  )
  t.pass()
})
