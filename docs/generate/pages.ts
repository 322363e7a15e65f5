import { environmentPage } from './environment-page.ts'
import { errorsPage } from './errors-page.ts'
import { describedPlugins } from './plugins/described.ts'
import { pluginPage } from './plugins/plugin-page.ts'
import { pluginsPage } from './plugins/plugins-page.ts'

/** Where nothing but generated pages stands. */
export const pluginPages = 'docs/reference/plugins'

/** The pages of the reference that are made from the code, by their path from the repository's root. */
export async function generatedPages(): Promise<Readonly<Record<string, string>>> {
  const plugins = await describedPlugins()
  const pages = await Promise.all(
    plugins.map(async described => [
      `${pluginPages}/${described.plugin.name}.md`,
      await pluginPage(described),
    ]),
  )
  return {
    'docs/reference/errors.md': await errorsPage(),
    'docs/reference/environment.md': environmentPage(),
    'docs/reference/plugins.md': pluginsPage(plugins),
    ...Object.fromEntries(pages),
  }
}
