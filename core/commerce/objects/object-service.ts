import { subject as caslSubject } from '@casl/ability'
import type { Actor } from '../../database/actor.ts'
import type { EngineUnitOfWork } from '../../database/unit-of-work.ts'
import { isPlugboardError, PlugboardError } from '../../errors.ts'
import type { Within } from '../../schema/definition.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { ObjectName } from '../../schema/record.ts'
import type { Command, CommandStep } from '../../transition/definition.ts'
import type { Engine } from '../../transition/engine.ts'
import { performTransition, prepareTransition } from '../../transition/perform-transition.ts'
import type { PrepareContext } from '../prepare-context.ts'
import { referenceInvalid } from './check-references.ts'
import { refuseHidden } from './refuse-hidden.ts'
import { changeObject, insertObject } from './write-object.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * Making, changing and removing any object by what is declared of it: through its transition policy
 * where it has one, by the actor's permissions where not.
 */
export interface ObjectService {
  prepareCreate(context: PrepareContext, object: string, input: Input): Promise<unknown>
  /** @returns the new object's id @throws FORBIDDEN, and what a policy refuses with */
  create(uow: EngineUnitOfWork, object: string, input: Input, prepared: unknown): Promise<string>
  /** Whether there is a way to change objects of a kind: some come and go by their actions only. */
  isChangeable(object: string): boolean
  prepareChange(context: PrepareContext, object: string, id: string, input: Input): Promise<unknown>
  /** @throws NOT_FOUND, PRECONDITION_FAILED, FORBIDDEN, METHOD_NOT_ALLOWED */
  change(uow: EngineUnitOfWork, change: ChangeRequest): Promise<void>
  /** @throws NOT_FOUND, PRECONDITION_FAILED, FORBIDDEN, METHOD_NOT_ALLOWED */
  remove(uow: EngineUnitOfWork, object: string, id: string, ifVersion?: number): Promise<void>
  /** What a policy's creation or change does where it has no command of its own: what is declared. */
  declaredCommand(object: string, transition: string): Command<EngineUnitOfWork> | undefined
}

export interface ChangeRequest {
  readonly object: string
  readonly id: string
  readonly input: Input
  readonly ifVersion?: number | undefined
  readonly prepared?: unknown
}

/** The transition through which a PATCH of an object with a policy goes. */
const changeTransition = 'change'

export function createObjectService(engine: Engine): ObjectService {
  const { model } = engine.database

  function creation(object: string): string | undefined {
    if (!engine.hasPolicy(object)) return undefined
    const all = [...engine.policy(object).transitions.values()]
    return all.find(transition => transition.from === null)?.name
  }

  /** Makes a plain record where the policy only says that it may be made. */
  async function insertInFirstState(
    uow: EngineUnitOfWork,
    { object, id, input, transition }: CommandStep,
  ): Promise<void> {
    const state = engine.transition(object, transition).to
    await insertObject(model, uow, object, input as Input, { id, state })
  }

  const changeFields = (uow: EngineUnitOfWork, { object, id, input }: CommandStep) =>
    changeObject(model, uow, object, id, input as Input)

  async function locked(
    uow: EngineUnitOfWork,
    action: string,
    object: ObjectModel,
    id: string,
    ifVersion?: number,
  ) {
    const row = await engine.subjects.lock(uow.executor, uow.actor, object, id)
    if (ifVersion !== undefined && ifVersion !== row.version) {
      throw new PlugboardError('PRECONDITION_FAILED', {
        remedy: 'Read it again, and send your change with its ETag',
      })
    }
    assertMay(uow.actor, action, object, { id, account: row.account })
    uow.belongsTo(object.name, id, row.rootAccount)
  }

  /** What lies within something is made by whoever may see that; it is locked, because it changes too. */
  async function accountOfParent(uow: EngineUnitOfWork, within: Within, input: Input) {
    const parent = model.object(within.object)
    try {
      const id = input[within.field] as string
      return (await engine.subjects.lock(uow.executor, uow.actor, parent, id)).account
    } catch (error) {
      if (isPlugboardError(error) && error.code === 'NOT_FOUND') {
        throw referenceInvalid(`/${within.field}`, parent.title)
      }
      throw error
    }
  }

  return {
    async prepareCreate(context, object, input) {
      const transition = creation(object)
      if (transition === undefined) return undefined
      const values = withAccount(context.actor, model.object(object), input)
      return prepareTransition(engine, context, { object, transition, input: values })
    },

    async create(uow, object, input, prepared) {
      refuseHidden(model, uow.actor, model.object(object), input)
      const declared = model.object(object)
      const values = withAccount(uow.actor, declared, input)
      const transition = creation(object)
      if (transition !== undefined) {
        const made = { object, transition, input: values, prepared, fallback: insertInFirstState }
        return (await performTransition(engine, uow, made)).id
      }
      const account = declared.within && (await accountOfParent(uow, declared.within, input))
      assertMay(uow.actor, 'create', declared, { ...values, ...(account ? { account } : {}) })
      const { id } = await insertObject(model, uow, object, values)
      return id
    },

    isChangeable: object => isChangeable(engine, object),

    declaredCommand(object, transition) {
      if (engine.transition(object, transition).from === null) return insertInFirstState
      return transition === changeTransition ? changeFields : undefined
    },

    async prepareChange(context, object, id, input) {
      if (!engine.hasPolicy(object)) return undefined
      // What somebody may not see is not there for them, whatever could be done to it.
      if (!isChangeable(engine, object)) await context.reads.one(object, id)
      return prepareTransition(engine, context, {
        object,
        id,
        transition: changeOf(engine, object),
        input,
      })
    },

    async change(uow, { object, id, input, ifVersion, prepared }) {
      refuseHidden(model, uow.actor, model.object(object), input)
      const version = ifVersion === undefined ? {} : { ifVersion }
      if (engine.hasPolicy(object)) {
        const transition = changeOf(engine, object)
        await performTransition(engine, uow, {
          object,
          id,
          transition,
          input,
          prepared,
          fallback: changeFields,
          ...version,
        })
        return
      }
      await locked(uow, 'update', model.object(object), id, ifVersion)
      await changeObject(model, uow, object, id, input)
    },

    async remove(uow, object, id, ifVersion) {
      if (engine.hasPolicy(object)) {
        await engine.subjects.lock(uow.executor, uow.actor, model.object(object), id)
        throw notAllowed(model.object(object), 'removed')
      }
      await locked(uow, 'delete', model.object(object), id, ifVersion)
      await uow.remove(object as ObjectName, (await uow.load(object as ObjectName, id)) as never)
    },
  }
}

/** Whether a PATCH can do anything to objects of a kind. */
function isChangeable(engine: Engine, object: string): boolean {
  return !engine.hasPolicy(object) || engine.policy(object).transitions.has(changeTransition)
}

function changeOf(engine: Engine, object: string): string {
  if (isChangeable(engine, object)) return changeTransition
  throw notAllowed(engine.database.model.object(object), 'changed')
}

/** Whoever has one account need not name it. */
function withAccount(actor: Actor, object: ObjectModel, input: Input): Input {
  const field = object.fields.find(({ columns }) => columns[0].name === object.accountColumn)
  if (!field?.target || field.optional || input[field.name] !== undefined) return input
  const [only] = actor.accounts.length === 1 ? actor.accounts : []
  if (only !== undefined) return { ...input, [field.name]: only }
  throw new PlugboardError('ACCOUNT_REQUIRED', {
    detail: `Name the account that the ${object.title.toLowerCase()} is for`,
    errors: [{ pointer: `/${field.name}`, message: 'is required here' }],
  })
}

function assertMay(actor: Actor, action: string, object: ObjectModel, values: Input): void {
  const field = object.fields.find(({ columns }) => columns[0].name === object.accountColumn)
  const account = values.account ?? (field ? values[field.name] : undefined)
  if (actor.ability.can(action, caslSubject(object.name, { ...values, account }) as never)) return
  throw new PlugboardError('FORBIDDEN', {
    detail: `You may not ${action} this ${object.title.toLowerCase()}`,
    remedy: 'Ask an administrator of the account for a role that may',
  })
}

function notAllowed(object: ObjectModel, what: string): PlugboardError {
  return new PlugboardError('METHOD_NOT_ALLOWED', {
    detail: `${object.titlePlural} are ${what} through their actions only`,
    remedy: 'GET the actions of this one to see what can be done',
  })
}
