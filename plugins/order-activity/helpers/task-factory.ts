import type { CommandStep, Money, UnitOfWork } from 'plugboard'
import type { CompensationTemplate } from '../objects/task-template.ts'

/** A task that is about to be made. */
export interface NewTask {
  readonly order: string
  readonly item: string
  readonly key: string
  readonly title: string
  readonly kind: 'work' | 'compensation'
  readonly compensates?: string
  readonly role: string
  readonly channel: 'manual' | 'oss'
  readonly dependsOn: readonly string[]
  readonly duration: number
  readonly plannedStart: string
  readonly dueAt: string
  readonly pointOfNoReturn: 'none' | 'soft' | 'hard'
  readonly penalty?: Money
  readonly compensation?: CompensationTemplate
  readonly inputs: Readonly<Record<string, unknown>>
  readonly revision: number
}

/**
 * Plans a task, through its policy.
 *
 * @param id known beforehand, where others already wait for it
 * @example await createTask(uow, { order, item, key: 'design', … }, uow.newId())
 */
export async function createTask(uow: UnitOfWork, task: NewTask, id: string): Promise<void> {
  await uow.perform({
    ...{ object: 'OrderTask', id, transition: 'plan', as: 'system' },
    prepared: task,
  })
}

/** The command of the transition `plan`. */
export async function insertTask(uow: UnitOfWork, { id, prepared }: CommandStep): Promise<void> {
  const { dependsOn, ...task } = prepared as NewTask
  await uow.insert(
    'OrderTask',
    { ...task, dependsOn: [...dependsOn], inputs: { ...task.inputs }, attempts: 0 },
    { id, state: 'waiting' },
  )
}
