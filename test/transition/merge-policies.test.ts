import t from 'tap'
import { definePolicy } from '../../core/transition/definition.ts'
import { mergePolicies } from '../../core/transition/merge-policies.ts'
import { belowLimit, brief, loanPolicy, mergeLoan, noFines, plainRule } from './library.ts'

const byVolunteer = { title: 'Lend at home', from: ['reserved'], to: 'lent', actors: ['volunteer'] }

t.test('a policy without changes is its declaration', async t => {
  const { policy, findings } = mergeLoan()
  t.same(findings, [])
  t.equal(policy.object, 'Loan')
  t.equal(policy.plugin, 'library')
  t.match(policy.version, /^[0-9a-f]{12}$/)
  t.same([...policy.states.keys()], ['reserved', 'lent', 'returned', 'cancelled'])
  t.same([...policy.transitions.keys()], Object.keys(loanPolicy.transitions))
  t.match(policy.transitions.get('lend'), {
    object: 'Loan',
    name: 'lend',
    plugin: 'library',
    from: ['reserved'],
    to: 'lent',
    actors: ['librarian'],
    rules: [{ key: 'library:belowLimit', plugin: 'library', value: belowLimit }],
    changedBy: [],
  })
  t.same(
    policy.timers.map(({ value }) => value.name),
    ['overdue'],
  )
  t.same(policy.capabilities, new Map([['amend', new Set(['reserved'])]]))
})

t.test('many plugins touch one transition', async t => {
  const mail = { name: 'mail', run: async () => {} }
  const { policy, findings } = mergeLoan({
    fines: policy => policy.require('lend', noFines).allow('lend', 'volunteer'),
    limits: policy =>
      policy
        .replaceRule('lend', 'belowLimit', plainRule('generous'))
        .extendFrom('lend', 'returned')
        .effect('lend', mail),
    home: policy => policy.redirect('cancel', 'returned').disallow('reserve', 'reader'),
  })
  t.same(findings, [])
  const lend = policy.transitions.get('lend')!
  t.same(
    lend.rules.map(({ key, plugin, value }) => [key, plugin, value.name, value.title]),
    [
      ['library:belowLimit', 'limits', 'belowLimit', 'The rule generous'],
      ['fines:noFines', 'fines', 'noFines', 'The reader owes no fines'],
    ],
    'a replacement keeps the name and the place',
  )
  t.same(lend.actors, ['librarian', 'volunteer'])
  t.same(lend.from, ['reserved', 'returned'])
  t.same(lend.effects, [{ plugin: 'limits', value: mail }])
  t.same(lend.changedBy, ['fines', 'limits'])
  t.equal(policy.transitions.get('cancel')?.to, 'returned')
  t.same(policy.transitions.get('reserve')?.actors, ['librarian'])
})

t.test('what is added is there for all, what is removed is gone for all', async t => {
  const { policy, findings } = mergeLoan({
    early: policy => policy.require('lendAtHome', noFines).removeRule('lend', 'late:slow'),
    late: policy =>
      policy.addTransition('lendAtHome', byVolunteer).require('lend', plainRule('slow')),
  })
  t.same(findings, [])
  t.same(
    policy.transitions.get('lendAtHome')?.rules.map(({ key }) => key),
    ['early:noFines'],
  )
  t.same(
    policy.transitions.get('lend')?.rules.map(({ key }) => key),
    ['library:belowLimit'],
  )
  t.same(policy.transitions.get('lend')?.changedBy, ['early'], 'taking a rule away is told')
})

t.test('taking away the same thing, or redirecting alike, is agreement', async t => {
  const change = (policy: import('../../core/transition/definition.ts').PolicyEditor) =>
    policy
      .removeRule('lend', 'belowLimit')
      .disallow('reserve', 'reader')
      .removeTimer('overdue')
      .withdraw('edit')
      .redirect('cancel', 'returned')
      .removeState('cancelled')
  const { policy, findings } = mergeLoan({ one: change, two: change })
  t.same(findings, [])
  t.same(policy.transitions.get('lend')?.rules, [])
  t.notOk(policy.states.has('cancelled'))
  t.same(policy.timers, [])
  t.notOk(policy.transitions.has('edit'))
  t.match(policy.withdrawn.get('edit'), { plugin: 'one', value: { title: 'Edit' } })
})

t.test('a removed state leaves sources and timers by itself', async t => {
  const { policy, findings } = mergeLoan({
    rush: policy => policy.redirect('reserve', 'lent').withdraw('lend').removeState('reserved'),
  })
  t.same(findings, [])
  t.same(policy.transitions.get('cancel')?.from, [])
  t.same(policy.capabilities.get('amend'), new Set())
})

t.test('the version follows what decides, and nothing else', async t => {
  const version = mergeLoan().policy.version
  const same = {
    titles: mergeLoan({}, { ...loanPolicy, states: titled(loanPolicy.states) }),
    effects: mergeLoan({ a: p => p.effect('lend', { name: 'mail', run: async () => {} }) }),
  }
  for (const [what, { policy }] of Object.entries(same)) t.equal(policy.version, version, what)
  const other = {
    state: mergeLoan({ a: p => p.addState('lost', { title: 'Lost' }) }),
    rule: mergeLoan({ a: p => p.require('lend', noFines) }),
    code: mergeLoan({ a: p => p.require('lend', { ...noFines, code: 'OTHER' }) }),
    replacement: mergeLoan({ a: p => p.replaceRule('lend', 'belowLimit', belowLimit) }),
    actor: mergeLoan({ a: p => p.allow('lend', 'volunteer') }),
    source: mergeLoan({ a: p => p.extendFrom('lend', 'returned') }),
    lessSources: mergeLoan({ a: p => p.limitFrom('edit', 'reserved') }),
    target: mergeLoan({ a: p => p.redirect('cancel', 'returned') }),
    timer: mergeLoan({ a: p => p.removeTimer('overdue') }),
    transition: mergeLoan({ a: p => p.withdraw('edit') }),
  }
  const versions = [version, ...Object.values(other).map(({ policy }) => policy.version)]
  t.equal(new Set(versions).size, versions.length, 'all differ')
})

function titled<State extends { title: string }>(states: Readonly<Record<string, State>>) {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [name, { ...state, title: `~${state.title}` }]),
  )
}

t.test('two plugins cannot declare the policy of one object', async t => {
  const other = definePolicy('Loan', { states: {}, transitions: {} })
  const { policies, findings } = mergePolicies(
    [
      { plugin: 'rival', definition: other },
      { plugin: 'library', definition: loanPolicy },
    ],
    [],
    ['library', 'rival'],
  )
  t.same(brief(findings), ['conflict: library, rival'])
  t.equal(policies.get('Loan')?.plugin, 'library')
})

t.test('an object without a policy cannot be changed', async t => {
  const change = { plugin: 'fines', object: 'Lone', change: () => t.fail('not called') }
  const { policies, findings } = mergePolicies([], [change], ['fines'])
  t.equal(policies.size, 0)
  t.same(brief(findings), ['no-policy: fines'])
  t.match(findings[0]?.message, /Lone/)
})

t.test('plugins that the order lacks come first, by name', async t => {
  const change = (plugin: string) => ({
    plugin,
    object: 'Loan',
    change: (p: import('../../core/transition/definition.ts').PolicyEditor) =>
      p.require('lend', plainRule('x')),
  })
  const { policies } = mergePolicies(
    [{ plugin: 'library', definition: loanPolicy }],
    ['c', 'b', 'a'].map(change),
    ['c'],
  )
  const keys = policies
    .get('Loan')!
    .transitions.get('lend')!
    .rules.map(({ key }) => key)
  t.same(keys, ['library:belowLimit', 'a:x', 'b:x', 'c:x'])
})
