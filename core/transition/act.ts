import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import type { Command, CommandStep } from './definition.ts'
import type { TransitionRequest } from './perform-transition.ts'
import type { MergedTransition } from './policy.ts'

type AnyCommand = Command<EngineUnitOfWork>

/** Runs the command and the effects behind it, as long as the object stands where it stood. */
export async function act(
  uow: EngineUnitOfWork,
  transition: MergedTransition,
  request: TransitionRequest,
  id: string,
): Promise<unknown> {
  const command = (transition.command as AnyCommand | undefined) ?? request.fallback
  const step = stepOf(transition, request, id)
  return uow.causedBy(causeOf(step), async () => {
    const result = await command?.(uow, step)
    for (const { value } of transition.effects) {
      if (!value.after) await (value.run as AnyCommand)(uow, step)
    }
    return result
  })
}

/** Runs the effects that look at where the object has come to. */
export async function actAfter(
  uow: EngineUnitOfWork,
  transition: MergedTransition,
  request: TransitionRequest,
  id: string,
): Promise<void> {
  const effects = transition.effects.filter(({ value }) => value.after)
  if (effects.length === 0) return
  const step = stepOf(transition, request, id)
  await uow.causedBy(causeOf(step), async () => {
    for (const { value } of effects) await (value.run as AnyCommand)(uow, step)
  })
}

function stepOf({ name }: MergedTransition, request: TransitionRequest, id: string): CommandStep {
  const { object, input, prepared } = request
  return { object, id, input, prepared, transition: name }
}

function causeOf({ object, id, transition }: CommandStep) {
  return { kind: 'transition', id: `${object}/${id}/${transition}` } as const
}
