/** `npm run docs`: writes the pages of the reference that are made from the code. */
import { writeFileSync } from 'node:fs'
import { generatedPages } from './pages.ts'

for (const [path, text] of Object.entries(await generatedPages())) {
  writeFileSync(path, text)
  console.log(`Wrote ${path}`)
}
