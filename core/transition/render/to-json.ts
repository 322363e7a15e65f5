import type { TObject } from 'typebox'
import type { MergedTransition, Policy } from '../policy.ts'

/** A policy as plain data, without its functions. */
export interface PolicyJson {
  readonly object: string
  readonly plugin: string
  readonly version: string
  readonly states: readonly StateJson[]
  readonly transitions: readonly TransitionJson[]
  readonly timers: readonly TimerJson[]
  readonly withdrawn: readonly { readonly transition: string; readonly by: string }[]
  /** The states in which each capability's question is answered yes. */
  readonly capabilities: Readonly<Record<string, readonly string[]>>
}

export interface StateJson {
  readonly name: string
  readonly title: string
  readonly plugin: string
  readonly final: boolean
}

export interface TransitionJson {
  readonly name: string
  readonly title: string
  readonly plugin: string
  readonly changedBy: readonly string[]
  readonly from: readonly string[] | null
  readonly to: string
  readonly actors: readonly string[]
  readonly rules: readonly RuleJson[]
  readonly effects: readonly { readonly name: string; readonly plugin: string }[]
  readonly emits: readonly string[]
  readonly internal: boolean
  readonly capability?: string
  readonly input?: TObject
}

export interface RuleJson {
  readonly key: string
  readonly name: string
  readonly title: string
  readonly plugin: string
  readonly code: string
  readonly mandatory: boolean
}

export interface TimerJson {
  readonly name: string
  readonly title: string
  readonly plugin: string
  readonly whileIn: readonly string[]
  readonly transition: string
}

/**
 * A policy as plain data, for the API, the reference pages and a diff between two versions.
 *
 * @example JSON.stringify(toJson(policy), null, 2)
 */
export function toJson(policy: Policy): PolicyJson {
  return {
    object: policy.object,
    plugin: policy.plugin,
    version: policy.version,
    states: [...policy.states].map(([name, { plugin, value }]) => ({
      name,
      title: value.title,
      plugin,
      final: value.final === true,
    })),
    transitions: [...policy.transitions.values()].map(transitionJson),
    timers: policy.timers.map(({ plugin, value }) => ({
      name: value.name,
      title: value.title,
      plugin,
      whileIn: [...value.whileIn],
      transition: value.transition,
    })),
    withdrawn: [...policy.withdrawn].map(([transition, { plugin }]) => ({
      transition,
      by: plugin,
    })),
    capabilities: Object.fromEntries(
      [...policy.capabilities].map(([capability, states]) => [capability, [...states]]),
    ),
  }
}

function transitionJson(transition: MergedTransition): TransitionJson {
  const { capability, input } = transition
  return {
    name: transition.name,
    title: transition.title,
    plugin: transition.plugin,
    changedBy: [...transition.changedBy],
    from: transition.from && [...transition.from],
    to: transition.to,
    actors: [...transition.actors],
    rules: transition.rules.map(({ key, plugin, value }) => ({
      key,
      name: value.name,
      title: value.title,
      plugin,
      code: value.code,
      mandatory: value.mandatory === true,
    })),
    effects: transition.effects.map(({ plugin, value }) => ({ name: value.name, plugin })),
    emits: [...(transition.emits ?? [])],
    internal: transition.internal === true,
    ...(capability === undefined ? {} : { capability }),
    ...(input === undefined ? {} : { input }),
  }
}
