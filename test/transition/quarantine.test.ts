import t from 'tap'
import { assertNotQuarantined, isQuarantined } from '../../core/transition/quarantine.ts'
import { mergeLoan } from './library.ts'

t.test('an object in a state that the policy lacks is quarantined', async t => {
  const { policy } = mergeLoan()
  t.notOk(isQuarantined(policy, 'lent'))
  t.ok(isQuarantined(policy, 'lost'))
  t.doesNotThrow(() => assertNotQuarantined(policy, { state: 'lent' }))
  t.throws(() => assertNotQuarantined(policy, { id: '7', state: 'lost' }), {
    code: 'OBJECT_QUARANTINED',
    message: /"lost"/,
    details: { data: { object: 'Loan', id: '7', state: 'lost' } },
  })
})
