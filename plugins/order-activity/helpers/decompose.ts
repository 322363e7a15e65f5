import type { RecordOf, Static } from 'plugboard'
import type { condition } from '../objects/decomposition-rule.ts'
import type { TaskTemplate } from '../objects/task-template.ts'

/** What decomposition looks at of an item. */
export interface Decomposable {
  readonly offering: string
  readonly action: string
  readonly quantity: number
  readonly characteristics: Readonly<Record<string, unknown>>
  readonly siteA?: string | null | undefined
  readonly siteZ?: string | null | undefined
}

export type DecompositionData = Pick<
  RecordOf<'DecompositionRule'>,
  'key' | 'offering' | 'itemActions' | 'conditions' | 'priority' | 'tasks' | 'validFrom' | 'validTo'
>

/** A task that an item takes, with what it is made for: as long as that stays, so does the task. */
export interface PlannedTask extends TaskTemplate {
  readonly inputs: Readonly<Record<string, unknown>>
}

/**
 * The tasks that an item takes: those of all rules that fit, dependencies before dependents. The same
 * rules and item give the same tasks, in whatever order the rules come.
 *
 * @param now ISO 8601 in UTC: rules hold from a moment to another one
 * @example decompose(rules, { offering: 'dedicated-internet', action: 'add', … }, uow.now)
 */
export function decompose(
  rules: readonly DecompositionData[],
  item: Decomposable,
  now: string,
): PlannedTask[] {
  const fitting = rules
    .filter(rule => fits(rule, item, now))
    .sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1))
  const byKey = new Map<string, TaskTemplate>()
  for (const { tasks } of fitting) {
    for (const task of tasks) if (!byKey.has(task.key)) byKey.set(task.key, task)
  }
  return inOrder(byKey).map(task => ({ ...task, inputs: inputsOf(task, item) }))
}

function fits(rule: DecompositionData, item: Decomposable, now: string): boolean {
  if (rule.offering && rule.offering !== item.offering) return false
  if (!(rule.itemActions as readonly string[]).includes(item.action)) return false
  if (rule.validFrom && rule.validFrom > now) return false
  if (rule.validTo && rule.validTo <= now) return false
  return Object.entries(rule.conditions).every(([name, wanted]) =>
    isMet(wanted, item.characteristics[name]),
  )
}

function isMet(wanted: Static<typeof condition>, value: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.some(one => one === value)
  if (typeof wanted !== 'object') return wanted === value
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = wanted
  return typeof value === 'number' && value >= from && value <= to
}

/**
 * Dependencies first; of those that wait for nothing more, the one of the smaller key. Rules of two plugins
 * may make a circle together: its tasks are let go in the order of their keys, not lost.
 */
function inOrder(byKey: ReadonlyMap<string, TaskTemplate>): TaskTemplate[] {
  const left = new Map([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)))
  const ordered: TaskTemplate[] = []
  while (left.size > 0) {
    const all = [...left.values()]
    const next = all.find(task => behindOf(task, left).length === 0) ?? (all[0] as TaskTemplate)
    left.delete(next.key)
    const dependsOn = (next.dependsOn ?? []).filter(key =>
      ordered.some(before => before.key === key),
    )
    ordered.push({ ...next, dependsOn })
  }
  return ordered
}

function behindOf({ key, dependsOn = [] }: TaskTemplate, left: ReadonlyMap<string, unknown>) {
  return dependsOn.filter(other => other !== key && left.has(other))
}

function inputsOf(
  { dependsOnCharacteristics: names }: TaskTemplate,
  { offering, action, quantity, characteristics, siteA, siteZ }: Decomposable,
): Readonly<Record<string, unknown>> {
  const counted = Object.entries(characteristics)
    .filter(([name]) => names === undefined || names.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...{ offering, action, quantity, siteA: siteA ?? null, siteZ: siteZ ?? null },
    characteristics: Object.fromEntries(counted),
  }
}
