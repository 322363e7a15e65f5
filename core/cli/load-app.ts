import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AppOptions } from '../app.ts'
import { PlugboardError } from '../errors.ts'
import { unloadable } from './unloadable.ts'

/**
 * Finds the application that a command is about: `--app <file>`, or `"plugboard": { "app": … }` in
 * package.json, or app.ts or app.js beside it. The file exports its AppOptions as default.
 *
 * @throws PLUGIN_INVALID, APPLICATION_UNLOADABLE
 */
export async function loadApp(given: string | undefined): Promise<AppOptions> {
  const file = given ?? fromPackage() ?? ['app.ts', 'app.js'].find(name => existsSync(name))
  if (file === undefined) {
    throw new PlugboardError('PLUGIN_INVALID', {
      detail: 'There is no application here',
      remedy: 'Name its file with --app, or as "plugboard": { "app": "./app.ts" } in package.json',
    })
  }
  const { default: options } = await imported(file)
  if (options && Array.isArray(options.plugins)) return options
  throw new PlugboardError('PLUGIN_INVALID', {
    detail: `${file} does not export an application`,
    remedy: 'Write: export default { plugins: [ … ] } satisfies AppOptions',
  })
}

async function imported(file: string): Promise<{ readonly default?: AppOptions }> {
  if (!existsSync(file)) {
    throw new PlugboardError('APPLICATION_UNLOADABLE', {
      detail: `There is no file ${file}`,
      remedy: 'Name the file of the application with --app',
    })
  }
  try {
    return await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw unloadable(file, error)
  }
}

function fromPackage(): string | undefined {
  if (!existsSync('package.json')) return undefined
  const { plugboard } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    plugboard?: { app?: string }
  }
  return plugboard?.app
}
