import { isPolicyDefinition } from '../../../core/transition/definition.ts'
import { recordChange } from '../../../core/transition/policy-editor.ts'
import type { PolicyOperation } from '../../../core/transition/policy-operation.ts'
import { toJson } from '../../../core/transition/render/to-json.ts'
import type { Described } from './described.ts'
import { bullets, code, codes, section } from './markdown.ts'
import { diagram, policyTables } from './policies.ts'

/** What the plugin changes in the policies of others: with a picture where their states change. */
export function policyChangeSections({ plugin, assembly }: Described): string[] {
  const lines = Object.entries(plugin.policies ?? {}).flatMap(([object, change]) => {
    const policy = assembly.policies.get(object)
    if (isPolicyDefinition(change) || !policy) return []
    const operations = recordChange(plugin.name, object, change)
    return [
      `### The changes to ${object}`,
      '',
      ...(operations.some(changesStates) ? diagram(policy) : []),
      ...policyTables(toJson(policy), plugin.name),
      ...bullets([...operations.flatMap(told), ...effects(operations)]),
    ]
  })
  return section('## Changes to the policies of others', lines)
}

function changesStates({ kind }: PolicyOperation): boolean {
  return ['add-state', 'remove-state', 'redirect'].includes(kind)
}

/** An operation in words; what the tables tell is left to them. */
function told(operation: PolicyOperation): string[] {
  switch (operation.kind) {
    case 'add-state':
      return [`Adds the state ${code(operation.name)}, ${operation.state.title}`]
    case 'remove-state':
      return [`Takes the state ${code(operation.state)} away`]
    case 'withdraw':
      return [`Withdraws ${code(operation.transition)}`]
    case 'redirect':
      return [`${code(operation.transition)} leads to ${code(operation.to)}`]
    case 'extend-from':
      return [`${code(operation.transition)} also starts from ${codes(operation.states)}`]
    case 'limit-from':
      return [`${code(operation.transition)} no longer starts from ${codes(operation.states)}`]
    case 'allow':
      return [`${code(operation.transition)} is also open to ${codes(operation.actors)}`]
    case 'disallow':
      return [`${code(operation.transition)} is closed to ${codes(operation.actors)}`]
    case 'replace-rule':
      return [
        `${code(operation.replacement.name)} stands in for the rule ${code(operation.rule)} of ${code(operation.transition)}`,
      ]
    case 'remove-rule':
      return [`Takes the rule ${code(operation.rule)} of ${code(operation.transition)} away`]
    case 'rely-on':
      return [`Leans on the rule ${code(operation.rule)} of ${code(operation.transition)}`]
    case 'remove-timer':
      return [`Takes the timer ${code(operation.name)} away`]
    default:
      return []
  }
}

/** One line for each effect, with the transitions that it hangs on. */
function effects(operations: readonly PolicyOperation[]): string[] {
  const found = operations.filter(operation => operation.kind === 'effect')
  return [...Map.groupBy(found, ({ effect }) => effect.name)].map(([name, hung]) => {
    return `The effect ${code(name)} hangs on ${codes(hung.map(({ transition }) => transition))}`
  })
}
