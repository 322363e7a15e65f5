import type { Policy } from '../policy.ts'
import { diagramOf, type RenderOptions } from './diagram.ts'

/**
 * A policy as a graph in the DOT language of Graphviz: final states have a double border, an arrow
 * from a dot leads into what creation makes, and what is not the owner's names its plugin.
 *
 * @param options `current`: the state to highlight
 * @example await writeFile('loan.dot', toDot(policy, { current: loan.state }))
 */
export function toDot(policy: Policy, options: RenderOptions = {}): string {
  const { nodes, edges } = diagramOf(policy, options)
  const font = 'fontname="Helvetica,Arial,sans-serif"'
  return [
    `digraph ${quote([policy.object])} {`,
    `  graph [rankdir=TB, bgcolor="#ffffff", pad=0.2, nodesep=0.5, ranksep=0.6, ${font}, fontsize=14]`,
    `  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#57606a", fontcolor="#1f2328", margin="0.18,0.1", ${font}, fontsize=14]`,
    `  edge [color="#57606a", fontcolor="#1f2328", arrowsize=0.8, ${font}, fontsize=12]`,
    // Not a name that a state's id can have.
    '  "*" [shape=circle, style=filled, fillcolor="#1f2328", label="", width=0.18, fixedsize=true]',
    ...nodes.map(({ id, lines, final, current }) => {
      const marks = [
        `label=${quote(lines)}`,
        ...(final ? ['peripheries=2'] : []),
        ...(current ? ['fillcolor="#ddf4ff"', 'color="#0550ae"', 'penwidth=2.5'] : []),
      ]
      return `  ${quote([id])} [${marks.join(', ')}]`
    }),
    ...edges.map(
      ({ from, to, lines }) =>
        `  ${quote([from ?? '*'])} -> ${quote([to])} [label=${quote(lines, ' ')}]`,
    ),
    '}',
    '',
  ].join('\n')
}

/**
 * A quoted string of DOT. Graphviz reads HTML entities and backslash escapes in labels, so both are
 * taken from what people wrote; `margin` keeps the label of an edge off its line.
 */
function quote(lines: readonly string[], margin = ''): string {
  const safe = lines.map(
    line =>
      margin +
      line
        .replaceAll(/\p{Cc}/gu, ' ')
        .replaceAll('&', '&amp;')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"') +
      margin,
  )
  return `"${safe.join('\\n')}"`
}
