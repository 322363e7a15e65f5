import { readFileSync } from 'node:fs'
import t from 'tap'
import { errorTables } from '../../docs/generate/error-tables.ts'
import { generatedPages } from '../../docs/generate/pages.ts'
import { sourceFiles } from '../architecture/source-files.ts'

const tables = await errorTables()
const entries = new Map(tables.flatMap(({ entries }) => Object.entries(entries)))
const code = sourceFiles('core/**/*.ts')
  .concat(sourceFiles('plugins/*/**/*.ts'))
  .filter(({ path }) => !path.endsWith('/errors.ts'))
  // The members of a union of codes are named, and not used.
  .map(({ path, code }) => ({ path, text: code.replace(/^\s*\|.*$/gm, '') }))

t.test('the pages that are made from the code are as the code is now', async t => {
  for (const [path, text] of Object.entries(await generatedPages())) {
    t.equal(readFileSync(path, 'utf8'), text, `${path}: run npm run docs`)
  }
})

t.test('each code is explained, and nothing else is', async t => {
  for (const { owner, entries, texts } of tables) {
    t.same(Object.keys(texts).sort(), Object.keys(entries).sort(), owner)
    for (const [name, { means, do: todo }] of Object.entries(texts)) {
      t.match(means, /\.$/, `${name} says what it means`)
      t.match(todo, /\.$/, `${name} says what to do`)
    }
  }
})

t.test('each code that is thrown, or that a rule refuses with, stands in a table', async t => {
  const naming = /(?:\b\w*Error|\bthrowFaults|\b\w*Fault)\(\s*'([A-Z][A-Z_]+)'|\bcode: '([A-Z_]+)'/g
  const found = code.flatMap(({ path, text }) =>
    [...text.matchAll(naming)].map(([, thrown, refused]) => ({
      path,
      name: thrown ?? refused ?? '',
    })),
  )
  t.ok(found.length > 100, 'the search finds them')
  t.same(
    found.filter(({ name }) => !entries.has(name)),
    [],
  )
})

t.test('each code of a table is used, unless it is retired', async t => {
  const all = code.map(({ text }) => text).join('\n')
  const unused = [...entries].filter(([name, { retired }]) => {
    return !retired && !all.includes(`'${name}'`)
  })
  t.same(
    unused.map(([name]) => name),
    [],
  )
})

t.test('a status is one that HTTP has, and a message has no full stop', async t => {
  for (const [name, { status, message }] of entries) {
    t.ok(status >= 400 && status < 600, name)
    t.notMatch(message, /\.$/, name)
  }
})
