import t from 'tap'
import { assertPolicies } from '../../core/transition/assert-policies.ts'
import { mergeLoan } from './library.ts'

t.test('nothing found is nothing to say', async t => {
  t.doesNotThrow(() => assertPolicies([]))
})

t.test('tells all findings at once', async t => {
  const { findings } = mergeLoan({
    a: p => p.withdraw('nosuch').redirect('lend', 'nowhere'),
  })
  t.throws(() => assertPolicies(findings), {
    code: 'POLICY_INVALID',
    message:
      /^The policies do not hold together:\n {2}- .*"nowhere".*\n {2}- .*"nosuch".*\[unknown-transition\]$/,
    details: { data: { findings } },
  })
})

t.test('a conflict gives the code', async t => {
  const { findings } = mergeLoan({
    a: p => p.withdraw('nosuch').redirect('cancel', 'lent'),
    b: p => p.redirect('cancel', 'returned'),
  })
  t.equal(findings.length, 2)
  t.throws(() => assertPolicies(findings), {
    code: 'PLUGIN_CONFLICT',
    message: /"a" redirects .* and "b" to "returned"/,
  })
})
