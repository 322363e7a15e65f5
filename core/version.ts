import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package's version; the sources lie one level below package.json, the compiled files two. */
export const version = readVersion()

function readVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      const { name, version: found } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      )
      if (name === 'plugboard') return found as string
    } catch {
      // Not here: look above.
    }
    if (folder === dirname(folder)) throw new Error('plugboard does not find its package.json')
  }
}
