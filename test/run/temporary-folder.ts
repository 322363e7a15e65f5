import { chmodSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './is-alive.ts'

const prefix = join(tmpdir(), 'plugboard-run-')

/**
 * Makes the folder for what the tests of a run put aside, and removes those of runs that were killed.
 *
 * @returns its path, and what removes it
 */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  for (const left of globSync(`${prefix}*`)) {
    if (!isAlive(Number(left.slice(prefix.length)))) remove(left)
  }
  const path = `${prefix}${process.pid}`
  remove(path)
  mkdirSync(path)
  // As open as the folder that it stands for: PostgreSQL may run as another user.
  chmodSync(path, 0o1777)
  return { path, remove: () => remove(path) }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
