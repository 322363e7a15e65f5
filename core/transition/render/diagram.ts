import type { MergedTransition, Policy } from '../policy.ts'
import { leadsTo } from '../reach.ts'

/** What the pictures of a policy share: who is drawn, and what is written beside it. */
export interface Diagram {
  readonly nodes: readonly DiagramNode[]
  /** One for each pair of states, however many transitions lead from one to the other. */
  readonly edges: readonly DiagramEdge[]
}

export interface DiagramNode {
  /** Of letters, digits and `_` only: safe wherever a name is wanted. */
  readonly id: string
  readonly state: string
  /** The title, and the plugin where it is not the owner. */
  readonly lines: readonly string[]
  readonly final: boolean
  readonly current: boolean
}

export interface DiagramEdge {
  /** The ids of nodes; null: from nothing. */
  readonly from: string | null
  readonly to: string
  readonly lines: readonly string[]
}

export interface RenderOptions {
  /** A state to highlight: where the object stands. */
  readonly current?: string
}

/** Lays out what a picture of the policy says; each format only writes it down. */
export function diagramOf(policy: Policy, { current }: RenderOptions = {}): Diagram {
  const ids = new Map([...policy.states.keys()].map((name, index) => [name, idOf(name, index)]))
  const nodes = [...policy.states].map(([state, { plugin, value }]): DiagramNode => {
    const lines = [value.title, ...(plugin === policy.plugin ? [] : [`[${plugin}]`])]
    return {
      id: ids.get(state)!,
      state,
      lines,
      final: value.final === true,
      current: state === current,
    }
  })
  const edges = new Map<string, { from: string | null; to: string; lines: string[] }>()
  for (const transition of policy.transitions.values()) {
    for (const state of transition.from ?? [null]) {
      const from = state === null ? null : ids.get(state)
      const to = ids.get(leadsTo(transition, state) ?? '')
      // A policy that does not hold together can be drawn as well, to see what is wrong with it.
      if (from === undefined || to === undefined) continue
      const key = `${from} ${to}`
      const edge = edges.get(key) ?? { from, to, lines: [] }
      edge.lines.push(...linesOf(policy, transition))
      edges.set(key, edge)
    }
  }
  return { nodes, edges: [...edges.values()] }
}

/** The transition, and what others than the owner have added to it. */
function linesOf(policy: Policy, transition: MergedTransition): string[] {
  const { name, title, plugin } = transition
  const isForeign = (owned: { plugin: string }) => owned.plugin !== policy.plugin
  const hands = [...(isForeign({ plugin }) ? [plugin] : []), ...transition.changedBy]
  return [
    hands.length > 0 ? `${title} [${hands.join(', ')}]` : title,
    ...transition.rules.filter(isForeign).map(rule => `+ rule ${rule.value.name} [${rule.plugin}]`),
    ...transition.effects
      .filter(isForeign)
      .map(effect => `+ effect ${effect.value.name} [${effect.plugin}]`),
    ...policy.timers
      .filter(timer => timer.value.transition === name)
      .map(timer => `+ timer ${timer.value.name}${isForeign(timer) ? ` [${timer.plugin}]` : ''}`),
  ]
}

/** Words that mean something in one of the formats. */
const reserved =
  /^(node|edge|graph|digraph|subgraph|strict|state|end|note|direction|class|style|as)$/i

function idOf(name: string, index: number): string {
  return /^[a-z]\w*$/i.test(name) && !reserved.test(name) && !/^s_\d+$/.test(name)
    ? name
    : `s_${index}`
}
