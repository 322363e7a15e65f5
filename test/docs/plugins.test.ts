import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import t from 'tap'
import { generatedPages, pluginPages } from '../../docs/generate/pages.ts'
import { describedPlugins } from '../../docs/generate/plugins/described.ts'

const described = await describedPlugins()

t.test('there is a page for each plugin and for the core, and no other', async t => {
  const written = Object.keys(await generatedPages()).filter(path =>
    path.startsWith(`${pluginPages}/`),
  )
  t.same(readdirSync(pluginPages).sort(), written.map(path => basename(path)).sort())
  t.ok(written.length > 8, `${written.length} pages`)
})

for (const { plugin, assembly } of described) {
  t.test(`the page of ${plugin.name} tells all that it declares`, async t => {
    const text = readFileSync(`${pluginPages}/${plugin.name}.md`, 'utf8')
    const { objects = [], parts = [], events = [], settings = [], roles = [], ports = [] } = plugin
    const fields = [...objects, ...parts].flatMap(({ fields }) => Object.keys(fields))
    const named = [...events, ...settings, ...roles, ...ports].map(({ name }) => name)
    for (const word of [...fields, ...named]) t.ok(text.includes(`| \`${word}\` |`), word)
    for (const { name } of objects) t.ok(text.includes(`\n### ${name}\n`), name)
    for (const { owner, key } of parts) t.ok(text.includes(`\n### ${owner}.${key}\n`), key)
    for (const code of Object.keys(plugin.errors ?? {})) t.ok(text.includes(`| [${code}](`), code)
    for (const { name } of plugin.cli ?? []) t.ok(text.includes(`plugboard ${name}`), name)
    for (const need of Object.keys(plugin.needs ?? {})) t.ok(text.includes(`(${need}.md)`), need)
  })

  t.test(`the page of ${plugin.name} tells whatever it brings to a policy`, async t => {
    const text = readFileSync(`${pluginPages}/${plugin.name}.md`, 'utf8')
    const ownedBy = (owned: { readonly plugin: string }) => owned.plugin === plugin.name
    for (const { states, transitions, timers } of assembly.policies.values()) {
      for (const [name, state] of states) if (ownedBy(state)) t.match(text, state.value.title, name)
      for (const transition of transitions.values()) {
        if (ownedBy(transition)) t.ok(text.includes(`| \`${transition.name}\` |`), transition.name)
        for (const { value } of transition.rules.filter(ownedBy)) {
          t.ok(text.includes(`| \`${value.name}\` | ${value.title} |`), value.name)
        }
      }
      for (const { value } of timers.filter(ownedBy)) t.ok(text.includes(`| \`${value.name}\` |`))
    }
  })
}
