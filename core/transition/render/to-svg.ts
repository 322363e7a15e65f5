import { instance, type Viz } from '@viz-js/viz'
import type { MergedTransition, Policy } from '../policy.ts'
import type { RenderOptions } from './diagram.ts'
import { toDot } from './to-dot.ts'

/** Graphviz takes a moment to start, so all pictures share one. */
let graphviz: Promise<Viz> | undefined

/**
 * A policy as an SVG picture that stands by itself: no script, style sheet, font or link from
 * elsewhere. Its title and description tell the same to those who do not see it.
 *
 * @param options `current`: the state to highlight; `id`: a prefix that keeps the ids of several
 *   pictures on one page apart, the object's name where absent
 * @example reply.type('image/svg+xml').send(await toSvg(policy, { current: loan.state }))
 */
export async function toSvg(
  policy: Policy,
  options: RenderOptions & { readonly id?: string } = {},
): Promise<string> {
  graphviz ??= instance()
  const prefix = `policy-${(options.id ?? policy.object).replaceAll(/[^\w-]/g, '_')}`
  const drawn = (await graphviz).renderString(toDot(policy, options), {
    format: 'svg',
    graphAttributes: { id: `${prefix}-graph` },
  })
  const [title, description] = [`${prefix}-title`, `${prefix}-desc`]
  const opening = `role="img" aria-labelledby="${title}" aria-describedby="${description}"`
  const words =
    `<title id="${title}">${escapeXml(`States and transitions of ${policy.object}`)}</title>\n` +
    `<desc id="${description}">${escapeXml(describe(policy, options.current))}</desc>\n`
  return (
    drawn
      // The prolog and its comments are for files; the picture is also put into pages.
      .slice(drawn.indexOf('<svg'))
      .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
      .replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', '')
      .replace(/<svg([^>]*)>\n?/, (_tag, attributes) => `<svg ${opening}${attributes}>\n${words}`)
  )
}

function describe(policy: Policy, current: string | undefined): string {
  const name = (state: string) => policy.states.get(state)?.value.title ?? state
  const states = [...policy.states].map(
    ([state, { value }]) =>
      `${value.title}${value.final ? ' (final)' : ''}${state === current ? ' (current)' : ''}`,
  )
  const way = ({ title, from, to }: MergedTransition) => {
    const source = from === null ? 'makes' : `leads from ${from.map(name).join(' or ')} to`
    return to === 'same'
      ? `${title} leaves ${(from ?? []).map(name).join(' or ')} as it is`
      : `${title} ${source} ${name(to)}`
  }
  const ways = [...policy.transitions.values()].map(way)
  return `States: ${states.join(', ')}. Transitions: ${ways.join('; ')}.`
}

function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
