import { buildPolicies } from './build-policies.ts'
import { corePlugin } from './commerce/core-plugin.ts'
import type { PluginMigrations } from './database/migrations/migrate.ts'
import type { ErrorEntry } from './errors.ts'
import { type AssembledPlugins, assemblePlugins } from './plugin/assemble.ts'
import { dependencies } from './plugin/check-conflicts.ts'
import type { EventDefinition } from './plugin/event.ts'
import { gather, gatherValues } from './plugin/gather.ts'
import { mergeRoles } from './plugin/merge-roles.ts'
import type { Role } from './plugin/role.ts'
import { buildDisplays } from './presentation/display/build-displays.ts'
import type { Displays } from './presentation/display/display.ts'
import { firstLayer } from './presentation/first-layer.ts'
import { buildPages, type Pages } from './presentation/pages/build-pages.ts'
import { loadTemplates, type Templates } from './presentation/templates/load-templates.ts'
import { createMessages, type Translate } from './presentation/templates/messages.ts'
import { buildModel } from './schema/build-model.ts'
import type { Model } from './schema/model.ts'
import { assertPolicies } from './transition/assert-policies.ts'
import type { Policy, PolicyFinding } from './transition/policy.ts'
import { version } from './version.ts'

/** An application as its plugins declare it, before it touches a database. */
export interface Assembly {
  readonly plugins: AssembledPlugins
  readonly model: Model
  readonly policies: ReadonlyMap<string, Policy>
  /** What does not hold in the policies; empty unless it was asked not to throw. */
  readonly findings: readonly PolicyFinding[]
  readonly displays: Displays
  readonly templates: Templates
  readonly pages: Pages
  /** The texts of a locale. */
  readonly messages: (locale: string) => Translate
  readonly roles: readonly Role[]
  readonly events: ReadonlyMap<string, EventDefinition>
  readonly migrations: readonly PluginMigrations[]
  /** The error tables of the core and of all plugins. */
  readonly errors: ReadonlyMap<string, ErrorEntry>
}

/**
 * Puts plugins together: order, conflicts, one model, one policy for each object, the display objects.
 *
 * @param given the plugins as the integrator lists them, in any order
 * @param options.tolerant collects the policies' findings instead of throwing them
 * @throws PLUGIN_*, SCHEMA_INVALID, POLICY_INVALID, DISPLAY_INVALID
 */
export function assemble(
  given: readonly unknown[],
  options: { readonly tolerant?: boolean } = {},
): Assembly {
  let model: Model | undefined
  const core = corePlugin(version, () => model as Model, firstLayer)
  const assembled = assemblePlugins(core, given, version)
  const { plugins } = assembled
  const objects = gather(plugins, plugin => plugin.objects)
  const parts = gather(plugins, plugin => plugin.parts)
  const roles = mergeRoles(plugins)
  model = buildModel({
    objects: objects.map(({ plugin, value }) => ({ plugin, definition: value })),
    parts: parts.map(({ plugin, value }) => ({ plugin, definition: value })),
    roles,
  })
  const errors = new Map<string, ErrorEntry>(
    plugins.flatMap(plugin => Object.entries(plugin.errors ?? {})),
  )
  const { policies, findings } = buildPolicies(plugins, model, roles, errors)
  if (!options.tolerant) assertPolicies(findings)
  const templates = loadTemplates(
    plugins.map(({ name, views, overrides }) => ({
      plugin: name,
      ...(views ? { views } : {}),
      ...(overrides ? { overrides } : {}),
    })),
  )

  return {
    plugins: assembled,
    model,
    policies,
    findings,
    displays: buildDisplays(
      model,
      gather(plugins, plugin => plugin.displays && [plugin.displays]),
      gather(plugins, plugin => plugin.displayObjects),
    ),
    templates,
    pages: buildPages({
      model,
      policies,
      templates,
      pages: gather(plugins, plugin => plugin.pages),
      flows: gatherValues(plugins, plugin => plugin.pageFlows),
      buildsOn: dependencies(plugins),
    }),
    messages: createMessages(
      gatherValues(plugins, plugin => plugin.messages).map(({ value }) => value),
    ),
    roles,
    events: new Map(
      gather(plugins, plugin => plugin.events).map(({ value }) => [value.name, value]),
    ),
    migrations: plugins.map(({ name, migrations = [] }) => ({ plugin: name, migrations })),
    errors,
  }
}
