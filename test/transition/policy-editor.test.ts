import t from 'tap'
import type { PolicyEditor } from '../../core/transition/definition.ts'
import { recordChange } from '../../core/transition/policy-editor.ts'
import { noFines, overdue, plainRule } from './library.ts'

t.test('notes every call in order, frozen, and applies nothing', async t => {
  const state = { title: 'Lost', final: true }
  const definition = { title: 'Lose', from: ['lent'], to: 'lost', actors: ['librarian'] }
  const effect = { name: 'mail', run: async () => {} }
  const stricter = plainRule('stricter')
  const operations = recordChange('fines', 'Loan', policy =>
    policy
      .addState('lost', state)
      .addTransition('lose', definition)
      .require('lend', noFines)
      .removeRule('lend', 'belowLimit')
      .replaceRule('lend', 'belowLimit', stricter)
      .relyOn('lend', 'belowLimit')
      .allow('lend', 'volunteer', 'reader')
      .disallow('lend', 'librarian')
      .effect('lend', effect)
      .redirect('lend', 'reserved')
      .extendFrom('lend', 'returned')
      .limitFrom('lend', 'reserved')
      .withdraw('cancel')
      .removeState('cancelled')
      .addTimer(overdue)
      .removeTimer('overdue'),
  )
  const plugin = 'fines'
  const transition = 'lend'
  t.same(operations, [
    { kind: 'add-state', plugin, name: 'lost', state },
    { kind: 'add-transition', plugin, name: 'lose', definition },
    { kind: 'require', plugin, transition, rule: noFines },
    { kind: 'remove-rule', plugin, transition, rule: 'belowLimit' },
    { kind: 'replace-rule', plugin, transition, rule: 'belowLimit', replacement: stricter },
    { kind: 'rely-on', plugin, transition, rule: 'belowLimit' },
    { kind: 'allow', plugin, transition, actors: ['volunteer', 'reader'] },
    { kind: 'disallow', plugin, transition, actors: ['librarian'] },
    { kind: 'effect', plugin, transition, effect },
    { kind: 'redirect', plugin, transition, to: 'reserved' },
    { kind: 'extend-from', plugin, transition, states: ['returned'] },
    { kind: 'limit-from', plugin, transition, states: ['reserved'] },
    { kind: 'withdraw', plugin, transition: 'cancel' },
    { kind: 'remove-state', plugin, state: 'cancelled' },
    { kind: 'add-timer', plugin, timer: overdue },
    { kind: 'remove-timer', plugin, name: 'overdue' },
  ])
  t.ok(Object.isFrozen(operations) && operations.every(Object.isFrozen))
})

t.test('names the plugin whose change fails', async t => {
  const fail = () => {
    throw new Error('no such list')
  }
  t.throws(() => recordChange('fines', 'Loan', fail), {
    code: 'POLICY_INVALID',
    message: /"fines" fails .*no such list/,
    cause: { message: 'no such list' },
  })
})

t.test('refuses a change that goes on afterwards', async t => {
  t.throws(() => recordChange('fines', 'Loan', async () => {}), {
    code: 'POLICY_INVALID',
    message: /"fines" .*asynchronous/,
  })
  let kept: PolicyEditor | undefined
  recordChange('fines', 'Loan', policy => {
    kept = policy
  })
  t.throws(() => kept?.withdraw('lend'), {
    code: 'POLICY_INVALID',
    message: /"fines" uses the policy editor after/,
  })
})
