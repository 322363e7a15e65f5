import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Test } from 'tap'

const root = resolve(import.meta.dirname, '../..')

/** A folder in which the packed package is installed, with its dependencies linked beside it. */
export function installedPackage(t: Test): { readonly folder: string; readonly tarball: string } {
  const folder = mkdtempSync(join(tmpdir(), 'plugboard-package-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  run('node', ['core/cli/build.ts'], root)
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root)
  const [tarball = ''] = globSync(join(folder, '*.tgz'))
  run('tar', ['-xzf', tarball, '-C', folder], folder)
  const modules = join(folder, 'node_modules')
  for (const path of dependenciesOf(join(root, 'node_modules'))) {
    mkdirSync(join(modules, dirname(path)), { recursive: true })
    symlinkSync(join(root, 'node_modules', path), join(modules, path))
  }
  cpSync(join(folder, 'package'), join(modules, 'plugboard'), { recursive: true })
  return { folder, tarball }
}

/** Runs a command of the repository's own Node and packages, without the hooks that tap gives to tests. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const path = `PATH=${join(root, 'node_modules/.bin')}:${process.env.PATH}`
  return execFileSync('env', ['-u', 'NODE_OPTIONS', path, command, ...args], {
    cwd,
    encoding: 'utf8',
  })
}

/** All packages but this one, scoped ones by both names. */
function dependenciesOf(modules: string): string[] {
  return readdirSync(modules).flatMap(name => {
    if (name.startsWith('.') || name === 'plugboard') return []
    if (!name.startsWith('@')) return [basename(name)]
    return readdirSync(join(modules, name)).map(scoped => `${name}/${scoped}`)
  })
}
