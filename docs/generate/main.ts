/** `npm run docs`: writes the pages of the reference that are made from the code. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { generatedPages, pluginPages } from './pages.ts'

const pages = await generatedPages()
// The page of a plugin that is no more goes, too.
rmSync(pluginPages, { recursive: true, force: true })
mkdirSync(pluginPages)
for (const [path, text] of Object.entries(pages)) {
  writeFileSync(path, text)
  console.log(`Wrote ${path}`)
}
