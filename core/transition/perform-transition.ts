import type { Actor } from '../database/actor.ts'
import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import { PlugboardError } from '../errors.ts'
import { act, actAfter } from './act.ts'
import type { Command } from './definition.ts'
import type { Engine } from './engine.ts'
import { evaluate, factsOf } from './evaluate.ts'
import { lockAndLook, lockParentOfNew } from './lock-and-look.ts'
import type { MergedTransition, Policy } from './policy.ts'
import { assertNotQuarantined } from './quarantine.ts'
import { refusalError } from './refusal.ts'
import { type SubjectRow, subjectOf } from './subject.ts'
import { keepTimers } from './timers.ts'
import { inTransitionSpan } from './transition-span.ts'
import { assertNotOvertaken, wholly } from './wholly.ts'

export interface TransitionRequest {
  readonly object: string
  /** The subject's id; absent when the transition makes it. */
  readonly id?: string
  readonly transition: string
  /** Validated against the transition's schema by the caller. */
  readonly input?: unknown
  /** What {@link prepareTransition} returned. */
  readonly prepared?: unknown
  /** Who asks; the unit's actor where absent. */
  readonly actor?: Actor
  /** What is done where the transition has no command of its own, as when a plain record is made. */
  readonly fallback?: Command<EngineUnitOfWork>
  /** The version that the caller has seen; another one refuses. */
  readonly ifVersion?: number
}

export interface TransitionOutcome {
  readonly id: string
  readonly from: string | null
  readonly to: string
  /** What the transition's command returned, such as the id of what it made. */
  readonly result: unknown
}

/**
 * Performs one transition inside a unit of work. This is the only way in which a state changes, and
 * it reads downwards: lock, look, decide, act, record.
 *
 * @throws TRANSITION_UNKNOWN, NOT_FOUND, PRECONDITION_FAILED, OBJECT_QUARANTINED,
 *   TRANSITION_NOT_FROM_STATE, TRANSITION_NOT_YOURS, and the codes of the rules
 * @example
 * await transact(context, actor, cause, uow =>
 *   performTransition(engine, uow, { object: 'Order', id, transition: 'submit' }))
 */
export async function performTransition(
  engine: Engine,
  uow: EngineUnitOfWork,
  request: TransitionRequest,
): Promise<TransitionOutcome> {
  const policy = engine.policy(request.object)
  const transition = engine.transition(request.object, request.transition)
  return inTransitionSpan(request, () =>
    transition.from === null
      ? wholly(uow, () => create(engine, uow, policy, transition, request))
      : change(engine, uow, policy, transition, request),
  )
}

/**
 * Does what must happen before the transaction is opened: asking other systems.
 *
 * @param context what the second layer lets its transitions use
 * @returns what the transition's command finds as `step.prepared`
 */
export async function prepareTransition(
  engine: Engine,
  context: unknown,
  request: TransitionRequest,
): Promise<unknown> {
  const { prepare } = engine.transition(request.object, request.transition)
  const step = { id: request.id ?? '', input: request.input }
  type Prepare = (context: unknown, step: object) => Promise<unknown>
  return (prepare as Prepare | undefined)?.(context, step)
}

async function change(
  engine: Engine,
  uow: EngineUnitOfWork,
  policy: Policy,
  transition: MergedTransition,
  request: TransitionRequest,
): Promise<TransitionOutcome> {
  const object = engine.database.model.object(request.object)
  // What a causing command has assigned counts in what the rules are told.
  await uow.send()
  const { subject, facts, row } = await lockAndLook(engine, uow, transition, request)
  if (request.ifVersion !== undefined && request.ifVersion !== subject.version) {
    throw new PlugboardError('PRECONDITION_FAILED', {
      detail: `The ${object.title.toLowerCase()} is at version ${subject.version}, not ${request.ifVersion}`,
      remedy: 'Read it again, and send your change with its ETag',
    })
  }
  assertNotQuarantined(policy, subject)
  decide(engine, uow, transition, subject, facts, request)

  return wholly(uow, async () => {
    uow.held.lock(request.object, subject.id)
    uow.belongsTo(request.object, subject.id, subject.rootAccount)
    uow.touch(request.object, subject.id)
    if (row) uow.held.hold(request.object, subject.id, row)
    const result = await act(uow, transition, request, subject.id).finally(() => uow.held.letGo())
    assertNotOvertaken(uow, transition, subject)
    const to = transition.to === 'same' ? subject.state : transition.to
    await uow.changeState({
      object: request.object,
      id: subject.id,
      transition: transition.name,
      from: subject.state,
      to,
      policyVersion: policy.version,
    })
    await actAfter(uow, transition, request, subject.id)
    const end = uow.decidedState(subject.id) ?? to
    await finish(engine, uow, policy, transition, subject.id, end)
    return { id: subject.id, from: subject.state, to: end, result }
  })
}

/**
 * The subject is not there before its creation, so the rules are asked about it once it is; a
 * refusal takes it back with everything else.
 */
async function create(
  engine: Engine,
  uow: EngineUnitOfWork,
  policy: Policy,
  transition: MergedTransition,
  request: TransitionRequest,
): Promise<TransitionOutcome> {
  const id = request.id ?? uow.newId()
  const object = engine.database.model.object(request.object)
  await lockParentOfNew(engine, uow, object, request.input)
  await uow.markCreation({
    object: request.object,
    id,
    transition: transition.name,
    from: null,
    to: transition.to,
    policyVersion: policy.version,
  })
  const result = await act(uow, transition, request, id)
  await uow.send()
  const subject = subjectOf(object, uow.made(request.object, id))
  const wanted = factsOf([transition])
  const facts = await engine.subjects.facts(uow.executor, object, id, wanted, uow.now)
  decide(engine, uow, transition, subject, facts, request)
  await actAfter(uow, transition, request, id)
  // What the command or an effect has done with it since counts.
  const to = uow.decidedState(id) ?? transition.to
  await finish(engine, uow, policy, transition, id, to)
  return { id, from: null, to, result }
}

/** Asks the rules, and throws what they refuse with. */
export function decide(
  engine: Engine,
  uow: EngineUnitOfWork,
  transition: MergedTransition,
  subject: SubjectRow,
  facts: Readonly<Record<string, unknown>>,
  { input, actor = uow.actor }: TransitionRequest,
): void {
  const evaluation = evaluate(transition, {
    state: transition.from === null ? null : subject.state,
    actor: { id: actor.id, roles: actor.rolesFor(subject.account) },
    facts,
    input,
    now: uow.now,
  })
  if (!evaluation.allowed) throw refusalError(evaluation, code => engine.errorOf(code))
}

/** Notes the events, and sets and clears the timers of the new state. */
export async function finish(
  engine: Engine,
  uow: EngineUnitOfWork,
  policy: Policy,
  transition: MergedTransition,
  id: string,
  state: string,
): Promise<void> {
  for (const event of transition.emits ?? []) {
    uow.emit(event, { object: policy.object, id }, { transition: transition.name, state })
  }
  if (policy.timers.length === 0) return
  // What has just been made has no timers to clear.
  const mayHave = policy.timers.some(({ value }) => value.whileIn.includes(state))
  if (transition.from === null && !mayHave) return
  await uow.send()
  await keepTimers(engine, uow, policy, id, state)
}
