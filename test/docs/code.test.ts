import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import t from 'tap'
import { fileBlocks } from './markdown.ts'

const firstShop = 'docs/guides/your-first-shop.md'
const writeAPlugin = 'docs/guides/write-a-plugin.md'
const noMigrations =
  "import type { Migration } from 'plugboard'\n\nexport const migrations: Migration[] = []\n"

/** Puts the files of documents into a folder beside the packages, later ones in the place of earlier. */
function laidOut(t: Tap, paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'plugboard-docs-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const blocks = paths.flatMap(fileBlocks)
  t.ok(blocks.length > 0, 'there is code')
  for (const { name, text } of blocks) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    // What the command would write.
    const migrations = join(dirname(file), 'migrations')
    if (!name.endsWith('/index.ts') || !text.includes('definePlugin(') || existsSync(migrations))
      continue
    mkdirSync(migrations)
    writeFileSync(join(migrations, 'index.ts'), noMigrations)
  }
  return folder
}

type Tap = Pick<typeof t, 'teardown' | 'ok'>

for (const paths of [
  ['README.md'],
  ['docs/reference/cli.md'],
  [firstShop],
  [firstShop, writeAPlugin],
]) {
  t.test(`the code of ${paths.at(-1)} compiles`, async t => {
    const folder = laidOut(t, paths)
    const config = { extends: resolve('tsconfig.json'), include: ['**/*.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', folder])
    t.equal(status, 0, String(stdout))
  })
}

t.test('the application of the guides can be put together', async t => {
  const app = join(laidOut(t, [firstShop, writeAPlugin]), 'app.ts')
  const command = ['core/cli/plugboard.js', '--app', app, 'policy', 'check']
  const { stdout, stderr, status } = spawnSync(process.execPath, command)
  t.equal(status, 0, String(stderr))
  t.match(String(stdout), '2 policies hold together')
})
