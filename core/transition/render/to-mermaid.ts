import type { Policy } from '../policy.ts'
import { diagramOf, type RenderOptions } from './diagram.ts'

/**
 * A policy as a Mermaid state diagram, which GitHub and many wikis draw: what creation makes comes
 * from the start mark, final states lead to the end mark, and what is not the owner's names its
 * plugin.
 *
 * @param options `current`: the state to highlight
 * @example `\`\`\`mermaid\n${toMermaid(policy)}\`\`\``
 */
export function toMermaid(policy: Policy, options: RenderOptions = {}): string {
  const { nodes, edges } = diagramOf(policy, options)
  const current = nodes.find(node => node.current)
  return [
    'stateDiagram-v2',
    ...nodes.map(({ id, lines }) => `  state "${label(lines, ' ')}" as ${id}`),
    ...edges.map(({ from, to, lines }) => `  ${from ?? '[*]'} --> ${to}: ${label(lines, '<br/>')}`),
    ...nodes.filter(({ final }) => final).map(({ id }) => `  ${id} --> [*]`),
    ...(current
      ? [
          '  classDef current fill:#ddf4ff,stroke:#0550ae,stroke-width:3px,color:#1f2328',
          `  class ${current.id} current`,
        ]
      : []),
    '',
  ].join('\n')
}

/** Mermaid writes a character as `#code;`: everything that could mean something is written so. */
function label(lines: readonly string[], separator: string): string {
  return lines
    .map(line =>
      line
        .replaceAll(/\p{Cc}/gu, ' ')
        .replaceAll(/[^\p{L}\p{N} .,+()[\]'/-]/gu, sign => `#${sign.codePointAt(0)};`),
    )
    .join(separator)
}
