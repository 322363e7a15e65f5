import fc from 'fast-check'
import t from 'tap'
import type { PolicyChange, PolicyEditor } from '../../core/transition/definition.ts'
import { mergePolicies } from '../../core/transition/merge-policies.ts'
import type { Policy } from '../../core/transition/policy.ts'
import { toJson } from '../../core/transition/render/to-json.ts'
import { verifyPolicy } from '../../core/transition/verify-policy.ts'
import { brief, known, loanPolicy, plainRule } from './library.ts'

const states = ['reserved', 'lent', 'returned', 'cancelled', 'lost', 'repair']
const transitions = ['reserve', 'lend', 'remind', 'edit', 'giveBack', 'cancel', 'lose', 'mend']
const rules = ['belowLimit', 'library:belowLimit', 'r1', 'r2', 'a:r1', 'b:r2']
const roles = ['reader', 'librarian', 'volunteer', 'system']

const state = fc.constantFrom(...states)
const transition = fc.constantFrom(...transitions)
const ruleName = fc.constantFrom(...rules)
const role = fc.constantFrom(...roles)
const newRule = fc
  .record({ name: fc.constantFrom('r1', 'r2'), mandatory: fc.boolean() })
  .map(({ name, mandatory }) => plainRule(name, { mandatory }))

/** One call of the editor, any of all. */
const call = fc.oneof(
  fc.tuple(state, fc.boolean()).map(
    ([s, final]) =>
      (p: PolicyEditor) =>
        p.addState(s, { title: s, final }),
  ),
  fc
    .record({
      name: transition,
      from: fc.option(fc.uniqueArray(state, { minLength: 1, maxLength: 3 }), { freq: 8 }),
      to: fc.oneof(state, fc.constant('same')),
      actors: fc.uniqueArray(role, { minLength: 1 }),
    })
    .map(
      ({ name, ...more }) =>
        (p: PolicyEditor) =>
          p.addTransition(name, { title: name, ...more }),
    ),
  fc.tuple(transition, newRule).map(
    ([n, r]) =>
      (p: PolicyEditor) =>
        p.require(n, r),
  ),
  fc.tuple(transition, ruleName).map(
    ([n, r]) =>
      (p: PolicyEditor) =>
        p.removeRule(n, r),
  ),
  fc.tuple(transition, ruleName, newRule).map(
    ([n, r, by]) =>
      (p: PolicyEditor) =>
        p.replaceRule(n, r, by),
  ),
  fc.tuple(transition, ruleName).map(
    ([n, r]) =>
      (p: PolicyEditor) =>
        p.relyOn(n, r),
  ),
  fc.tuple(transition, role).map(
    ([n, r]) =>
      (p: PolicyEditor) =>
        p.allow(n, r),
  ),
  fc.tuple(transition, role).map(
    ([n, r]) =>
      (p: PolicyEditor) =>
        p.disallow(n, r),
  ),
  fc.tuple(transition, state).map(
    ([n, s]) =>
      (p: PolicyEditor) =>
        p.redirect(n, s),
  ),
  fc.tuple(transition, state).map(
    ([n, s]) =>
      (p: PolicyEditor) =>
        p.extendFrom(n, s),
  ),
  fc.tuple(transition, state).map(
    ([n, s]) =>
      (p: PolicyEditor) =>
        p.limitFrom(n, s),
  ),
  transition.map(n => (p: PolicyEditor) => p.withdraw(n)),
  state.map(s => (p: PolicyEditor) => p.removeState(s)),
  fc.constant((p: PolicyEditor) => p.removeTimer('overdue')),
)

const change: fc.Arbitrary<PolicyChange> = fc.array(call, { maxLength: 4 }).map(calls => policy => {
  for (const each of calls) each(policy)
})

const plugins = ['a', 'b', 'c', 'd']
const changes = fc
  .tuple(...plugins.map(() => change))
  .map(all => all.map((one, index) => ({ plugin: plugins[index]!, object: 'Loan', change: one })))

const owner = { plugin: 'library', definition: loanPolicy }

function merge(
  listed: readonly { plugin: string; object: string; change: PolicyChange }[],
  order: readonly string[] = ['library', ...plugins],
) {
  const { policies, findings } = mergePolicies([owner], listed, order)
  return { policy: policies.get('Loan')!, findings }
}

t.test('the listing order of changes changes nothing', async t => {
  fc.assert(
    fc.property(
      changes.chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([listed, shuffled]) => {
        const [one, other] = [merge(listed), merge(shuffled)]
        t.same(toJson(other.policy), toJson(one.policy))
        t.same(other.findings, one.findings)
      },
    ),
    { numRuns: 300 },
  )
})

t.test('the order of plugins changes no version, and no finding but its wording', async t => {
  fc.assert(
    fc.property(
      changes,
      fc.shuffledSubarray(plugins, { minLength: plugins.length }),
      (listed, order) => {
        const one = merge(listed)
        const other = merge(listed, ['library', ...order])
        t.equal(one.findings.length === 0, other.findings.length === 0)
        if (one.findings.length === 0) t.equal(other.policy.version, one.policy.version)
      },
    ),
    { numRuns: 300 },
  )
})

/** Walks every path anew, without the engine's own walk: from each state by each transition. */
function walk(policy: Policy): Set<string> {
  const all = [...policy.transitions.values()]
  const seen = new Set(all.filter(({ from }) => !from).map(({ to }) => to))
  for (let round = 0; round <= policy.states.size; round++) {
    for (const { from, to } of all) {
      if (to !== 'same' && from?.some(each => seen.has(each))) seen.add(to)
    }
  }
  return seen
}

t.test('an accepted policy has no state out of reach, no dead end and no orphan', async t => {
  let accepted = 0
  fc.assert(
    fc.property(changes, listed => {
      const { policy } = merge(listed)
      if (verifyPolicy(policy, known).length > 0) return
      accepted++
      const seen = walk(policy)
      for (const [name, { value }] of policy.states) {
        t.ok(seen.has(name), `${name} can be reached`)
        const ways = [...policy.transitions.values()].filter(each => each.from?.includes(name))
        const leaving = ways.filter(({ to }) => to !== 'same' && to !== name)
        t.ok(value.final || leaving.length > 0, `${name} can be left`)
      }
      for (const { from, to, actors } of policy.transitions.values()) {
        t.ok(actors.length > 0)
        t.ok([...(from ?? []), to].every(each => each === 'same' || policy.states.has(each)))
      }
    }),
    { numRuns: 2000 },
  )
  t.ok(accepted > 50, `${accepted} of 2000 were accepted: the property says something`)
})

t.test('verify accuses a state exactly when the walk does not find it', async t => {
  fc.assert(
    fc.property(changes, listed => {
      const { policy } = merge(listed)
      const findings = verifyPolicy(policy, known)
      if (findings.some(({ kind }) => kind === 'no-creation')) return
      const seen = walk(policy)
      const missing = [...policy.states.keys()].filter(name => !seen.has(name)).length
      t.equal(brief(findings).filter(each => each.startsWith('unreachable-state')).length, missing)
    }),
    { numRuns: 500 },
  )
})
