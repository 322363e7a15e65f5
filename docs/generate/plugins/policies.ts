import type { Policy } from '../../../core/transition/policy.ts'
import { type PolicyJson, type RuleJson, toJson } from '../../../core/transition/render/to-json.ts'
import { toMermaid } from '../../../core/transition/render/to-mermaid.ts'
import type { Described } from './described.ts'
import { code, codes, errorLink, section, table } from './markdown.ts'

/** The policies of the plugin's own objects. */
export function policySections({ plugin, assembly }: Described): string[] {
  const own = [...assembly.policies.values()].filter(policy => policy.plugin === plugin.name)
  const lines = own.flatMap(policy => [
    `### The states of ${policy.object}`,
    '',
    ...diagram(policy),
    ...policyTables(toJson(policy), plugin.name),
  ])
  return section('## Policies', lines)
}

export function diagram(policy: Policy): string[] {
  return ['```mermaid', toMermaid(policy).trimEnd(), '```', '']
}

/** The transitions, rules and timers of a policy that come from one plugin. */
export function policyTables(policy: PolicyJson, plugin: string): string[] {
  return [
    ...transitionTable(policy, plugin),
    ...ruleTable(policy, plugin),
    ...table(
      ['timer', 'what it is', 'runs while', 'performs'],
      policy.timers
        .filter(timer => timer.plugin === plugin)
        .map(({ name, title, whileIn, transition }) => [
          ...[code(name), title, codes(whileIn), code(transition)],
        ]),
    ),
  ]
}

function transitionTable({ transitions }: PolicyJson, plugin: string): string[] {
  const rows = transitions
    .filter(transition => transition.plugin === plugin)
    .map(({ name, title, from, to, actors, emits, capability, internal, input }) => [
      code(name),
      title,
      from === null ? 'nothing' : codes(from),
      to === 'same' ? 'the same' : code(to),
      codes(actors),
      [
        ...(input ? [`takes ${codes(Object.keys(input.properties))}`] : []),
        ...(emits.length > 0 ? [`emits ${codes(emits)}`] : []),
        ...(capability ? [`asked as ${code(capability)}`] : []),
        ...(internal ? ['no action of its own'] : []),
      ].join('; '),
    ])
  return table(['transition', 'what it is', 'from', 'to', 'by', 'besides'], rows)
}

/** A rule stands once, with all transitions that it guards. */
function ruleTable({ transitions }: PolicyJson, plugin: string): string[] {
  const guards = new Map<string, { readonly rule: RuleJson; readonly guarded: string[] }>()
  for (const { name, rules } of transitions) {
    for (const rule of rules.filter(rule => rule.plugin === plugin)) {
      const known = guards.get(rule.name) ?? { rule, guarded: [] }
      known.guarded.push(name)
      guards.set(rule.name, known)
    }
  }
  const rows = [...guards.values()].map(({ rule: { name, title, code: refusal }, guarded }) => [
    ...[code(name), title, codes(guarded), errorLink(refusal)],
  ])
  return table(['rule', 'what it demands', 'guards', 'refuses with'], rows)
}
