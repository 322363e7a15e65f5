import type { Question, Reason } from '../evaluate.ts'
import type { MergedTransition } from '../policy.ts'
import type { ActorView } from '../rule.ts'

/** Whether a transition starts where the subject stands; `null` is where there is none. */
export function startsFrom(transition: MergedTransition, state: string | null): boolean {
  if (transition.from === null || state === null) return transition.from === state
  return transition.from.includes(state)
}

/** Whether one of the actor's roles may perform the transition. */
export function belongsTo(transition: MergedTransition, actor: ActorView): boolean {
  return transition.actors.some(role => actor.roles.includes(role))
}

/** Looks whether the transition starts where the subject stands. */
export function askState(transition: MergedTransition, { state, states }: Question): Reason {
  const name = (state: string) => `"${states?.get(state)?.value.title ?? state}"`
  const from = transition.from?.map(name).join(', ')
  const reason = {
    kind: 'state',
    rule: 'state',
    plugin: transition.plugin,
    title: from === undefined ? 'There is no such object yet' : `Starts from ${from}`,
    code: 'TRANSITION_NOT_FROM_STATE',
  } as const
  if (startsFrom(transition, state)) return { ...reason, allowed: true }
  const now = state === null ? 'There is nothing yet' : `It stands in ${name(state)}`
  const data = { state, from: transition.from }
  if (state !== null && states && !states.has(state)) {
    const detail = `${now}, a state that the policy does not have`
    return { ...reason, code: 'OBJECT_QUARANTINED', allowed: false, detail, data }
  }
  const detail =
    from === undefined
      ? `${now}, and "${transition.title}" makes a new one`
      : `${now}, and "${transition.title}" is possible from ${from}`
  return { ...reason, allowed: false, detail, data }
}

/** Looks whether one of the actor's roles may perform the transition. */
export function askActor(transition: MergedTransition, actor: ActorView): Reason {
  const owners = transition.actors.join(', ')
  const reason = {
    kind: 'actor',
    rule: 'actor',
    plugin: transition.plugin,
    title: `Belongs to ${owners}`,
    code: 'TRANSITION_NOT_YOURS',
  } as const
  if (belongsTo(transition, actor)) return { ...reason, allowed: true }
  return {
    ...reason,
    allowed: false,
    detail: `"${transition.title}" belongs to ${owners}; your roles are ${actor.roles.join(', ') || 'none'}`,
    remedy: `Ask somebody who has one of these roles: ${owners}`,
    data: { actors: transition.actors, roles: actor.roles },
  }
}
