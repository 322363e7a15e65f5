import type { CommandStep, UnitOfWork } from 'plugboard'
import { insertConnection } from '../helpers/connection-factory.ts'

/** A process that was to do something and died is made up for after so long, in milliseconds. */
const patience = 60_000

interface Trouble {
  readonly error: string
  readonly probeAt?: string
}

type Step<Input = unknown> = CommandStep<Input>

async function change(uow: UnitOfWork, id: string, values: object): Promise<void> {
  Object.assign(await uow.load('OssConnection', id), values)
}

function after(uow: UnitOfWork, milliseconds: number): string {
  return new Date(Date.parse(uow.now) + milliseconds).toISOString()
}

export const make = (uow: UnitOfWork, { id, input }: Step<{ readonly name: string }>) =>
  insertConnection(uow, id, { name: input.name, registerAt: after(uow, patience) })

export async function noteFailure(uow: UnitOfWork, { id, input }: Step<Trouble>) {
  const connection = await uow.load('OssConnection', id)
  connection.failures++
  connection.lastError = input.error
}

export const noteSuccess = (uow: UnitOfWork, { id }: Step) => change(uow, id, { failures: 0 })

export async function lose(uow: UnitOfWork, { id, input }: Step<Trouble>) {
  const connection = await uow.load('OssConnection', id)
  connection.failures++
  connection.lastError = input.error
  Object.assign(connection, { probes: 0, probeAt: input.probeAt, unavailableSince: uow.now })
}

export const probe = (uow: UnitOfWork, { id }: Step) =>
  change(uow, id, { probeAt: after(uow, patience) })

export async function stayAway(uow: UnitOfWork, { id, input }: Step<Trouble>) {
  const connection = await uow.load('OssConnection', id)
  connection.probes++
  connection.lastError = input.error
  Object.assign(connection, { probeAt: input.probeAt })
}

export const recover = (uow: UnitOfWork, { id }: Step) =>
  change(uow, id, {
    ...{ failures: 0, probes: 0, probeAt: undefined, unavailableSince: undefined },
    registerAt: after(uow, patience),
  })

export const registerAgain = (uow: UnitOfWork, { id }: Step) =>
  change(uow, id, { registerAt: after(uow, patience) })

interface Registration {
  /** Absent where it failed. */
  readonly callback?: string
  /** When to try again where it failed. */
  readonly registerAt?: string
}

export const noteRegistration = (uow: UnitOfWork, { id, input }: Step<Registration>) =>
  change(uow, id, {
    ...(input.callback === undefined ? {} : { callback: input.callback, registeredAt: uow.now }),
    registerAt: input.registerAt,
  })
