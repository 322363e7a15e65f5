import semver from 'semver'
import { PlugboardError } from '../errors.ts'
import { isPlugin, type Plugin } from './define.ts'

/**
 * Makes sure that a value of the list is a plugin whose name, version and ranges can be worked with.
 *
 * @param position its place in the list, counted from 1
 * @throws PLUGIN_INVALID naming the position and what was found
 * @example recognisePlugin(giftNote, 1)
 */
export function recognisePlugin(value: unknown, position: number): Plugin {
  const place = `The value at position ${position} of the plugin list`
  if (!isPlugin(value)) {
    const [found, remedy] = describe(value)
    throw invalid(`${place} is ${found}`, remedy, { position })
  }
  const { name, version, core, needs = {} } = value
  const isKebab = typeof name === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)
  if (!isKebab || name === 'core') {
    const fault = isKebab ? 'which the core keeps for itself' : 'which is not in kebab-case'
    throw invalid(
      `${place} is a plugin named ${JSON.stringify(name)}, ${fault}`,
      'Name it in small letters with hyphens, such as "gift-note"',
      { position },
    )
  }
  const refuse = (fault: string, remedy: string) =>
    invalid(`The plugin ${name} (position ${position}) ${fault}`, remedy, {
      plugin: name,
      position,
    })
  if (!isVersion(version)) {
    throw refuse(
      `has the version ${JSON.stringify(version)}, which is none`,
      'Write three numbers, such as "1.0.0"',
    )
  }
  if ('core' in needs) {
    throw refuse('names the core among its needs', 'Write the range of core versions as `core`')
  }
  for (const [what, range] of Object.entries({ core, ...needs })) {
    if (isRange(range)) continue
    throw refuse(
      `asks for ${what} ${JSON.stringify(range)}, which is no version range`,
      'Write a range such as "^1.0.0"',
    )
  }
  return value
}

/** What was found in the place of a plugin, and what to do about it. */
function describe(value: unknown): readonly [found: string, remedy: string] {
  if (typeof value === 'function') {
    return ['a function: did you forget to call definePlugin?', 'Pass what definePlugin returns']
  }
  if (Array.isArray(value)) return ['a list', 'Spread it into the list: `...preset`']
  if (typeof value !== 'object' || value === null) {
    return [typeof value === 'string' ? `"${value}"` : String(value), 'Pass the plugin itself']
  }
  if (value instanceof Promise) return ['a promise', 'Await it']
  if ('default' in value && isPlugin(value.default)) {
    return [
      `a module that holds the plugin ${value.default.name}: import the default`,
      'Write `import plugin from …` in the place of `import * as plugin from …`',
    ]
  }
  if ('name' in value && 'version' in value) {
    return [
      'a plain object: did you forget to call definePlugin?',
      'Pass what definePlugin returns',
    ]
  }
  return [`an object with the keys ${Object.keys(value).join(', ')}`, 'Pass the plugin itself']
}

/** Strictly `1.2.3` or `1.2.3-beta.1`; semver itself would let a leading `v` pass. */
function isVersion(version: unknown): boolean {
  return typeof version === 'string' && /^\d\S*$/.test(version) && semver.valid(version) !== null
}

function isRange(range: unknown): boolean {
  return typeof range === 'string' && range.trim() !== '' && semver.validRange(range) !== null
}

function invalid(detail: string, remedy: string, data: Record<string, unknown>): PlugboardError {
  return new PlugboardError('PLUGIN_INVALID', { detail, remedy, data })
}
