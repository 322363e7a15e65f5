import type { ErrorEntry } from './errors.ts'
import type { Plugin } from './plugin/define.ts'
import { type EntryFromPlugin, gatherEntries } from './plugin/gather.ts'
import { didYouMean } from './plugin/nearest-name.ts'
import type { Role } from './plugin/role.ts'
import type { Model } from './schema/model.ts'
import {
  isPolicyDefinition,
  type PolicyChange,
  type PolicyDefinition,
} from './transition/definition.ts'
import { mergePolicies } from './transition/merge-policies.ts'
import type { Policy, PolicyFinding } from './transition/policy.ts'
import { verifyPolicy } from './transition/verify-policy.ts'

type Entry = EntryFromPlugin<PolicyDefinition | PolicyChange>

/**
 * Merges what all plugins say of policies, and holds the result against the objects, the roles and the
 * error codes that there are.
 *
 * @returns the policies by object, and all that is wrong with them
 */
export function buildPolicies(
  plugins: readonly Plugin[],
  model: Model,
  roles: readonly Role[],
  errors: ReadonlyMap<string, ErrorEntry>,
): { policies: ReadonlyMap<string, Policy>; findings: readonly PolicyFinding[] } {
  const entries = gatherEntries(plugins, plugin => plugin.policies)
  const misplaced = entries.flatMap(entry => misplacement(entry, model))
  const placed = entries.filter(entry => misplacement(entry, model).length === 0)
  const declared = placed.flatMap(({ plugin, value }) =>
    isPolicyDefinition(value) ? [{ plugin, definition: value }] : [],
  )
  const changes = placed.flatMap(({ plugin, key, value }) =>
    isPolicyDefinition(value) ? [] : [{ plugin, object: key, change: value }],
  )
  const order = plugins.map(({ name }) => name)
  const { policies, findings } = mergePolicies(declared, changes, order)
  const known = {
    actors: new Set(roles.map(({ name }) => name)),
    errorCodes: new Set(errors.keys()),
  }
  return {
    policies,
    findings: [
      ...misplaced,
      ...findings,
      ...unfitting(model, policies),
      ...neverAsked(model, policies),
      ...[...policies.values()].flatMap(policy => verifyPolicy(policy, known)),
    ],
  }
}

/** A policy of an object that there is not, or under the name of another one. */
function misplacement({ plugin, key, value }: Entry, model: Model): PolicyFinding[] {
  const object = isPolicyDefinition(value) ? value.object : key
  const base = { object, plugins: [plugin] }
  if (object !== key) {
    return [
      {
        ...base,
        kind: 'misplaced-policy',
        message: `The plugin "${plugin}" puts the policy of ${object} under the name ${key}`,
        remedy: `Write \`policies: { ${object}: … }\`, or correct the name in definePolicy`,
      },
    ]
  }
  if (model.objects.has(object)) return []
  const verb = isPolicyDefinition(value) ? 'declares' : 'changes'
  return [
    {
      ...base,
      kind: 'unknown-object',
      message: `The plugin "${plugin}" ${verb} the policy of ${object}, which is no object`,
      remedy: `Correct the name, or add the plugin that declares it.${didYouMean(object, model.objects.keys())}`,
    },
  ]
}

/** Whoever has a state has a policy, and the other way round. */
function unfitting(model: Model, policies: ReadonlyMap<string, Policy>): PolicyFinding[] {
  return [...model.objects.values()].flatMap(({ name, plugin, stateful }): PolicyFinding[] => {
    const policy = policies.get(name)
    if (stateful === (policy !== undefined)) return []
    const who = `${name} of the plugin "${plugin}"`
    if (policy === undefined) {
      return [
        {
          ...{ kind: 'no-policy', object: name, plugins: [plugin] },
          message: `${who} is stateful, and no plugin declares its policy`,
          remedy: `Declare one: policies: { ${name}: definePolicy('${name}', …) }`,
        },
      ]
    }
    return [
      {
        ...{ kind: 'no-state', object: name, plugins: [...new Set([plugin, policy.plugin])] },
        message: `${who} has a policy, declared by "${policy.plugin}", and no state`,
        remedy: 'Declare the object with stateful: true, or take the policy away',
      },
    ]
  })
}

/** What comes to be by its parent's transitions never passes its own creation: what hangs there is dead. */
function neverAsked(model: Model, policies: ReadonlyMap<string, Policy>): PolicyFinding[] {
  return [...policies.values()].flatMap(({ object, transitions }): PolicyFinding[] => {
    const { object: parent, through } = model.objects.get(object)?.within ?? {}
    if (!through) return []
    return [...transitions.values()].flatMap(({ name, from, rules, effects }) => {
      const hung = from === null ? [...rules, ...effects] : []
      if (hung.length === 0) return []
      const plugins = [...new Set(hung.map(({ plugin }) => plugin))]
      return [
        {
          ...{ kind: 'creation-extended', object, plugins },
          message: `Rules or effects of ${plugins.map(name => `"${name}"`).join(', ')} hang on ${object}.${name}, which is not performed: ${parent}.create and ${parent}.${through.add} make these`,
          remedy: `Hang them on ${parent}.create and ${parent}.${through.add}`,
        },
      ]
    })
  })
}
