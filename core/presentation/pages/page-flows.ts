import { PlugboardError } from '../../errors.ts'
import type { PageDefinition, PageFlowChange, PageFlowEditor } from '../definition.ts'
import { runChange } from '../run-change.ts'

/** What came of an action: it was performed, or it was refused. */
export type Outcome = 'done' | 'refused'

export interface PageFlows {
  /** The page that follows an action; undefined: the object's own page, or the same page again. */
  next(action: string, outcome: Outcome): PageDefinition | undefined
}

export interface FlowSource {
  readonly plugin: string
  readonly value: PageFlowChange
}

interface Step {
  readonly plugin: string
  readonly action: string
  readonly outcome: string
  readonly page: string
}

/**
 * Merges what the plugins say of the ways between pages.
 *
 * @param sources in the order of the plugins
 * @param known the pages by name, and the actions that there are
 * @param buildsOn whether one plugin needs another, directly or through others: it may then lead elsewhere
 * @throws PAGE_INVALID for an unknown page, action or outcome, and for a page whose path has parameters
 *   that an action does not know
 * @throws PLUGIN_CONFLICT when two plugins lead one action to different pages
 */
export function mergePageFlows(
  sources: readonly FlowSource[],
  known: {
    readonly pages: ReadonlyMap<string, PageDefinition>
    readonly actions: ReadonlySet<string>
  },
  buildsOn: (plugin: string, other: string) => boolean,
): PageFlows {
  const merged = new Map<string, Step>()
  for (const step of sources.flatMap(recordFlow)) {
    check(step, known)
    const key = `${step.action} ${step.outcome}`
    const other = merged.get(key)
    if (other && other.page !== step.page && !buildsOn(step.plugin, other.plugin)) {
      throw conflict(other, step)
    }
    merged.set(key, step)
  }
  return {
    next(action, outcome) {
      const step = merged.get(`${action} ${outcome}`)
      return step && known.pages.get(step.page)
    },
  }
}

function recordFlow({ plugin, value: change }: FlowSource): Step[] {
  const steps: Step[] = []
  const editor: PageFlowEditor = {
    next(action, outcome, page) {
      steps.push({ plugin, action, outcome, page })
      return editor
    },
  }
  runChange('PAGE_INVALID', plugin, 'the page flows', () => change(editor))
  return steps
}

function check(step: Step, { pages, actions }: Parameters<typeof mergePageFlows>[1]): void {
  const { action, outcome, page } = step
  if (!actions.has(action)) {
    throw invalid(
      step,
      `there is no action ${action}`,
      `Use one of: ${[...actions].sort().join(', ')}`,
    )
  }
  if (outcome !== 'done' && outcome !== 'refused') {
    throw invalid(step, `"${outcome}" is no outcome`, "Use 'done' or 'refused'")
  }
  const found = pages.get(page)
  if (!found) {
    throw invalid(
      step,
      `there is no page ${page}`,
      `Use one of: ${[...pages.keys()].sort().join(', ')}`,
    )
  }
  const parameters = [...found.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const foreign = parameters.find(name => name !== 'id')
  if (foreign === undefined) return
  throw invalid(step, `${found.path} wants :${foreign}`, "An action knows its object's :id only")
}

function invalid({ plugin, action, page }: Step, what: string, remedy: string): PlugboardError {
  return new PlugboardError('PAGE_INVALID', {
    detail: `The plugin ${plugin} leads ${action} to ${page}, and ${what}`,
    remedy,
    data: { plugin },
  })
}

function conflict(one: Step, other: Step): PlugboardError {
  return new PlugboardError('PLUGIN_CONFLICT', {
    detail: `The plugins ${one.plugin} and ${other.plugin} lead ${one.action} (${one.outcome}) to ${one.page} and to ${other.page}`,
    remedy: `Let one of them need the other, or write a small plugin that needs both and leads it where you want`,
    data: { plugins: [one.plugin, other.plugin] },
  })
}
