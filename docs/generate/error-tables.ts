import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { coreErrors, type ErrorEntry } from '../../core/errors.ts'
import type { ErrorText } from './error-text.ts'
import { coreSections, coreTexts } from './error-texts/core.ts'

/** The codes of the core or of one plugin, with what the reference says of them. */
export interface ErrorTable {
  /** `core`, or the plugin's name. */
  readonly owner: string
  readonly entries: Readonly<Record<string, ErrorEntry>>
  readonly texts: Readonly<Record<string, ErrorText>>
  /** The heading that stands before a code, by code. */
  readonly sections: Readonly<Record<string, string>>
}

/**
 * The table of the core and those of all plugins in plugins/, by name. A plugin with a table needs
 * its texts in docs/generate/error-texts/<plugin>.ts.
 */
export async function errorTables(): Promise<ErrorTable[]> {
  const core = { owner: 'core', entries: coreErrors, texts: coreTexts, sections: coreSections }
  const plugins = globSync('plugins/*/errors.ts')
    .map(file => file.split(/[\\/]/)[1] ?? '')
    .sort()
  return [core, ...(await Promise.all(plugins.map(tableOf)))]
}

async function tableOf(owner: string): Promise<ErrorTable> {
  const { errors } = await load<{ errors: ErrorTable['entries'] }>(`plugins/${owner}/errors.ts`)
  const { texts } = await load<{ texts: ErrorTable['texts'] }>(
    `docs/generate/error-texts/${owner}.ts`,
  )
  const [first = ''] = Object.keys(errors)
  return { owner, entries: errors, texts, sections: { [first]: `The plugin ${owner}` } }
}

function load<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(path).href)
}
