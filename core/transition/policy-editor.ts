import { isPlugboardError, PlugboardError } from '../errors.ts'
import type { PolicyChange, PolicyEditor } from './definition.ts'
import type { OperationKind, OperationOf, PolicyOperation } from './policy-operation.ts'

/**
 * Runs a plugin's change with an editor that only takes notes. Nothing is applied here: the merge
 * orders the notes of all plugins first.
 *
 * @param plugin the plugin whose change it is
 * @param object the object whose policy it changes, for the messages
 * @returns the operations in the order of the calls, frozen
 * @throws POLICY_INVALID when the change throws, is asynchronous, or uses the editor afterwards
 * @example
 * recordChange('fines', 'Loan', policy => policy.require('lend', noFines))
 * // [{ kind: 'require', plugin: 'fines', transition: 'lend', rule: noFines }]
 */
export function recordChange(
  plugin: string,
  object: string,
  change: PolicyChange,
): readonly PolicyOperation[] {
  const operations: PolicyOperation[] = []
  let open = true
  const editor = noteTaker(plugin, operation => {
    if (!open) throw misuse(plugin, object, 'uses the policy editor after its change has returned')
    operations.push(Object.freeze(operation))
  })
  let result: unknown
  try {
    result = change(editor)
  } catch (cause) {
    if (isPlugboardError(cause)) throw cause
    throw misuse(plugin, object, `fails while it changes the policy: ${String(cause)}`, cause)
  }
  open = false
  if (result instanceof Promise) {
    // What it would still note comes too late, and its failure should be reported once, here.
    result.catch(() => {})
    throw misuse(plugin, object, 'changes the policy in an asynchronous function')
  }
  return Object.freeze(operations)
}

function noteTaker(plugin: string, take: (operation: PolicyOperation) => void): PolicyEditor {
  const note = <Kind extends OperationKind>(
    kind: Kind,
    fields: Omit<OperationOf<Kind>, 'kind' | 'plugin'>,
  ): PolicyEditor => {
    take({ kind, plugin, ...fields } as unknown as PolicyOperation)
    return editor
  }
  const editor: PolicyEditor = {
    addState: (name, state) => note('add-state', { name, state }),
    addTransition: (name, definition) => note('add-transition', { name, definition }),
    addTimer: timer => note('add-timer', { timer }),
    require: (transition, rule) => note('require', { transition, rule }),
    effect: (transition, effect) => note('effect', { transition, effect }),
    allow: (transition, ...actors) => note('allow', { transition, actors }),
    extendFrom: (transition, ...states) => note('extend-from', { transition, states }),
    replaceRule: (transition, rule, replacement) =>
      note('replace-rule', { transition, rule, replacement }),
    redirect: (transition, to) => note('redirect', { transition, to }),
    relyOn: (transition, rule) => note('rely-on', { transition, rule }),
    removeRule: (transition, rule) => note('remove-rule', { transition, rule }),
    disallow: (transition, ...actors) => note('disallow', { transition, actors }),
    limitFrom: (transition, ...states) => note('limit-from', { transition, states }),
    removeTimer: name => note('remove-timer', { name }),
    withdraw: transition => note('withdraw', { transition }),
    removeState: state => note('remove-state', { state }),
  }
  return Object.freeze(editor)
}

function misuse(plugin: string, object: string, what: string, cause?: unknown): PlugboardError {
  return new PlugboardError('POLICY_INVALID', {
    detail: `The plugin "${plugin}" ${what} (policy of ${object})`,
    remedy: 'Make all calls of the editor at once, in a function that returns when it is done',
    data: { plugin, object },
    cause,
  })
}
