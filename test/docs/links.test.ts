import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import t from 'tap'
import { documents } from './markdown.ts'

const all = documents()
const byPath = new Map(all.map(document => [document.path, document]))

t.ok(byPath.has('README.md') && byPath.has('docs/reference/errors.md'), 'the documents are found')

for (const { path, prose } of all) {
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
  const broken = links.filter(target => !/^(https?|mailto):/.test(target) && !leads(path, target))
  t.same(broken, [], `the links of ${path} lead somewhere`)
}

/** Whether a link from a document names a file or folder that is there, and a heading in it. */
function leads(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? from : normalize(join(dirname(from), decodeURIComponent(file)))
  if (!existsSync(path)) return false
  return anchor === undefined || (byPath.get(path)?.anchors.has(anchor) ?? false)
}
