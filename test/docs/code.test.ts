import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import t from 'tap'
import { fileBlocks } from './markdown.ts'

/** Where the code that is whole files is laid out. The second guide goes on with the first one's shop. */
const folders = {
  readme: ['README.md'],
  cli: ['docs/reference/cli.md'],
  first: ['docs/guides/your-first-shop.md'],
  second: ['docs/guides/your-first-shop.md', 'docs/guides/write-a-plugin.md'],
}

const noMigrations =
  "import type { Migration } from 'plugboard'\n\nexport const migrations: readonly Migration[] = []\n"

t.test('the code of the documents compiles, and the application of the guides boots', async t => {
  const root = mkdtempSync(join(tmpdir(), 'plugboard-docs-'))
  t.teardown(() => rmSync(root, { recursive: true }))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  for (const [folder, paths] of Object.entries(folders)) {
    t.ok(layOut(paths, join(root, folder)) > 0, `there is code in ${paths.at(-1)}`)
  }
  const config = { extends: resolve('tsconfig.json'), include: ['**/*.ts'] }
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config))
  const compiled = run(resolve('node_modules/.bin/tsc'), '-p', root)
  t.equal(compiled.status, 0, compiled.told)

  const app = join(root, 'second/app.ts')
  const checked = run('node', 'core/cli/plugboard.js', '--app', app, 'policy', 'check')
  t.equal(checked.status, 0, checked.told)
  t.match(checked.told, '3 policies hold together')
})

/** Writes the files of documents, later ones in the place of earlier. @returns how many */
function layOut(paths: readonly string[], folder: string): number {
  const blocks = paths.flatMap(fileBlocks)
  for (const { name, text } of blocks) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    // What the command would write.
    const migrations = join(dirname(file), 'migrations')
    if (!text.includes("from './migrations/index.ts'") || existsSync(migrations)) continue
    mkdirSync(migrations)
    writeFileSync(join(migrations, 'index.ts'), noMigrations)
  }
  return blocks.length
}

/** Runs a program as users do: the test runner would load itself into it. */
function run(...command: string[]): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync('env', ['-u', 'NODE_OPTIONS', ...command])
  return { status, told: `${stdout}${stderr}` }
}
