import t from 'tap'
import { brief, type Changes, mergeLoan, noFines, overdue, plainRule } from './library.ts'

const lost = { title: 'Lost', final: true }
const lose = { title: 'Lose', from: ['lent'], to: 'lost', actors: ['librarian'] }
const mail = { name: 'mail', run: async () => {} }

/** What plugins do, and the findings that it makes. */
const table: readonly (readonly [string, Changes, readonly string[]])[] = [
  [
    'a state added twice',
    { a: p => p.addState('lost', lost), b: p => p.addState('lost', lost) },
    ['conflict: a, b'],
  ],
  ['a state of the owner', { a: p => p.addState('lent', lost) }, ['conflict: library, a']],
  [
    'a transition added twice',
    { a: p => p.addTransition('lose', lose), b: p => p.addTransition('lose', lose) },
    ['conflict: a, b'],
  ],
  ['a timer added twice', { a: p => p.addTimer(overdue) }, ['conflict: library, a']],
  [
    'a rule added twice by one plugin',
    { a: p => p.require('lend', noFines).require('lend', noFines) },
    ['conflict: a'],
  ],
  [
    'rules of one name by two plugins live together',
    { a: p => p.require('lend', noFines), b: p => p.require('lend', noFines) },
    [],
  ],
  [
    'an effect added twice by one plugin',
    { a: p => p.effect('lend', mail).effect('lend', mail), b: p => p.effect('lend', mail) },
    ['conflict: a'],
  ],
  [
    'two targets',
    { a: p => p.redirect('cancel', 'lent'), b: p => p.redirect('cancel', 'returned') },
    ['conflict: a, b'],
  ],
  [
    'a rule replaced twice',
    {
      a: p => p.replaceRule('lend', 'belowLimit', noFines),
      b: p => p.replaceRule('lend', 'library:belowLimit', noFines),
    },
    ['conflict: a, b'],
  ],
  [
    'a rule replaced and removed',
    {
      a: p => p.replaceRule('lend', 'belowLimit', noFines),
      b: p => p.removeRule('lend', 'belowLimit'),
    },
    ['conflict: a, b'],
  ],
  [
    'an actor allowed and disallowed',
    { a: p => p.disallow('lend', 'volunteer'), b: p => p.allow('lend', 'volunteer') },
    ['conflict: b, a'],
  ],
  [
    'a transition redirected and withdrawn',
    { a: p => p.redirect('cancel', 'lent'), b: p => p.withdraw('cancel') },
    ['conflict: a, b'],
  ],
  [
    'a transition withdrawn that a timer performs',
    { a: p => p.withdraw('remind') },
    ['still-in-use: a, library'],
  ],
  [
    'a transition withdrawn with its timer',
    { a: p => p.withdraw('remind').removeTimer('overdue') },
    [],
  ],
  [
    'a state removed to which transitions lead',
    {
      a: p => p.removeState('cancelled'),
      b: p => p.addState('lost', lost).redirect('giveBack', 'cancelled'),
    },
    ['still-in-use: a, b', 'still-in-use: a, library'],
  ],
  [
    'a rule removed that another relies on',
    { a: p => p.removeRule('lend', 'belowLimit'), b: p => p.relyOn('lend', 'belowLimit') },
    ['required-rule-removed: a, b'],
  ],
  [
    'a transition withdrawn with a rule that another relies on',
    { a: p => p.withdraw('lend'), b: p => p.relyOn('lend', 'belowLimit') },
    ['required-rule-removed: a, b'],
  ],
  [
    'a rule replaced that another relies on',
    {
      a: p => p.replaceRule('lend', 'belowLimit', noFines),
      b: p => p.relyOn('lend', 'belowLimit'),
    },
    [],
  ],
  [
    'a mandatory rule removed and replaced',
    {
      a: p => p.require('lend', plainRule('law', { mandatory: true })),
      b: p => p.removeRule('lend', 'law').replaceRule('lend', 'law', noFines),
    },
    ['mandatory-rule-removed: b, a', 'mandatory-rule-removed: b, a'],
  ],
  [
    'a bare name that two plugins have',
    {
      a: p => p.require('lend', noFines),
      b: p => p.require('lend', noFines),
      c: p => p.removeRule('lend', 'noFines'),
    },
    ['ambiguous-rule: c, a, b'],
  ],
  [
    'a full name where two plugins have one',
    {
      a: p => p.require('lend', noFines),
      b: p => p.require('lend', noFines),
      c: p => p.removeRule('lend', 'a:noFines'),
    },
    [],
  ],
  ['an unknown rule', { a: p => p.removeRule('lend', 'nosuch') }, ['unknown-rule: a']],
  ['reliance on an unknown rule', { a: p => p.relyOn('lend', 'nosuch') }, ['unknown-rule: a']],
  ['an unknown timer', { a: p => p.removeTimer('nosuch') }, ['unknown-timer: a']],
  ['an unknown target', { a: p => p.redirect('lend', 'nosuch') }, ['unknown-state: a']],
  ['an unknown source', { a: p => p.extendFrom('lend', 'nosuch') }, ['unknown-state: a']],
  ['a source that is none', { a: p => p.limitFrom('lend', 'returned') }, ['unknown-state: a']],
  [
    'a source that one adds and another takes away',
    { a: p => p.extendFrom('lend', 'returned'), b: p => p.limitFrom('lend', 'returned') },
    ['conflict: a, b'],
  ],
  ['an unknown state removed', { a: p => p.removeState('nosuch') }, ['unknown-state: a']],
  ['an actor who is none', { a: p => p.disallow('lend', 'reader') }, ['unknown-actor: a']],
  [
    'sources for a creation',
    { a: p => p.extendFrom('reserve', 'returned') },
    ['creation-extended: a, library'],
  ],
  [
    'an unknown transition, in every way',
    {
      a: p =>
        p
          .require('nosuch', noFines)
          .effect('nosuch', mail)
          .allow('nosuch', 'reader')
          .extendFrom('nosuch', 'lent')
          .replaceRule('nosuch', 'x', noFines)
          .redirect('nosuch', 'lent')
          .relyOn('nosuch', 'x')
          .removeRule('nosuch', 'x')
          .disallow('nosuch', 'reader')
          .withdraw('nosuch'),
    },
    Array.from({ length: 10 }, () => 'unknown-transition: a'),
  ],
]

for (const [what, changes, expected] of table) {
  t.test(what, async t => {
    const { policy, findings } = mergeLoan(changes)
    t.same(brief(findings).sort(), [...expected].sort())
    for (const { object, message, remedy, plugins } of findings) {
      t.equal(object, 'Loan')
      for (const plugin of plugins)
        t.ok(message.includes(plugin) || remedy.includes(plugin), message)
      t.notMatch(message, /\.$/, 'a sentence without a full stop')
      t.ok(remedy.length > 10 && !remedy.endsWith('.'), remedy)
    }
    t.ok(policy, 'a policy comes out all the same')
  })
}

t.test('an operation that makes a finding is not applied', async t => {
  const { policy } = mergeLoan({
    a: p => p.redirect('cancel', 'lent').withdraw('remind'),
    b: p => p.redirect('cancel', 'returned').removeState('lent'),
  })
  t.equal(policy.transitions.get('cancel')?.to, 'lent')
  t.ok(policy.transitions.has('remind'))
  t.ok(policy.states.has('lent'))
})
