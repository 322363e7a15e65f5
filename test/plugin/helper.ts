import { type ErrorDetails, isPlugboardError } from '../../core/errors.ts'
import { definePlugin, type Plugin, type PluginDefinition } from '../../core/plugin/define.ts'

/** A plugin of little more than a name. */
export function plugin(name: string, more: Partial<PluginDefinition> = {}): Plugin {
  return definePlugin({ name, version: '1.0.0', core: '^1.0.0', ...more })
}

export interface Thrown {
  readonly code: string
  readonly message: string
  readonly details: ErrorDetails
}

/** What a call throws; fails where it throws nothing, or something else than our error. */
export function thrownBy(call: () => unknown): Thrown {
  try {
    call()
  } catch (error) {
    if (isPlugboardError(error)) return error
    throw error
  }
  throw new Error('It threw nothing')
}

export function names(plugins: readonly Plugin[]): string[] {
  return plugins.map(({ name }) => name)
}
