import { listSections } from './brings.ts'
import type { Described } from './described.ts'
import { pluginLink } from './markdown.ts'
import { objectSections, partSections } from './objects.ts'
import { optionSection } from './options.ts'
import { policySections } from './policies.ts'
import { policyChangeSections } from './policy-changes.ts'
import { routeSection } from './routes.ts'

/** docs/reference/plugins/<name>.md: what the plugin brings to an application of what it needs. */
export async function pluginPage(described: Described): Promise<string> {
  return [
    ...opening(described),
    ...optionSection(described),
    ...objectSections(described),
    ...partSections(described),
    ...policySections(described),
    ...policyChangeSections(described),
    ...listSections(described),
    ...(await routeSection(described)),
  ]
    .join('\n')
    .replace(/\n*$/, '\n')
}

function opening({ plugin: { name, title, needs = {} } }: Described): string[] {
  if (name === 'core')
    return ['# core', '', 'What every application has, whatever its plugins.', '']
  const needed = Object.keys(needs)
  const lean = needed.length === 0 ? 'nothing but the core' : needed.map(pluginLink).join(', ')
  return [
    ...[
      `# ${name}`,
      '',
      `${title ?? name}. What it is for: [its README](../../../plugins/${name}/README.md).`,
      '',
    ],
    ...[`- Import: \`plugboard/plugins/${name}\``, `- Needs: ${lean}`, ''],
  ]
}
