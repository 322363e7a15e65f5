import t from 'tap'
import { toJson } from '../../../core/transition/render/to-json.ts'
import { mergeLoan, noFines } from '../library.ts'

t.test('is plain data that says whose each part is', async t => {
  const { policy } = mergeLoan({
    fines: p => p.require('lend', { ...noFines, mandatory: true }).withdraw('edit'),
  })
  const json = toJson(policy)
  t.same(JSON.parse(JSON.stringify(json)), json, 'nothing is lost in JSON')
  t.match(json, { object: 'Loan', plugin: 'library', version: policy.version })
  t.same(json.states[2], { name: 'returned', title: 'Returned', plugin: 'library', final: true })
  t.match(json.transitions[1], {
    name: 'lend',
    from: ['reserved'],
    to: 'lent',
    rules: [
      { key: 'library:belowLimit', plugin: 'library', mandatory: false },
      { key: 'fines:noFines', plugin: 'fines', code: 'LOAN_FINES_OPEN', mandatory: true },
    ],
  })
  t.match(json.timers, [{ name: 'overdue', transition: 'remind', whileIn: ['lent'] }])
  t.same(json.withdrawn, [{ transition: 'edit', by: 'fines' }])
})
