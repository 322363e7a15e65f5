import { subject as caslSubject } from '@casl/ability'
import type { FieldModel, ObjectModel } from '../../schema/model.ts'
import type { Engine } from '../../transition/engine.ts'
import type { DisplayedObject } from '../display/displayed-objects.ts'
import { isOpen, type ViewContext } from './view-context.ts'

type Asker = Pick<ViewContext, 'services' | 'actor'>

/** Whether the change form is worth showing; the policy decides when it is sent. */
export function mayChange(
  { services: { engine }, actor }: Asker,
  object: ObjectModel,
  shown: DisplayedObject,
): boolean {
  if (object.within?.through) return false
  if (engine.hasPolicy(object.name)) return isOpen(engine, object.name, 'change', actor, shown)
  // Of an account that is the account itself, as the columns say it.
  const field = accountField(object)
  const account = field ? shown.row[field.name] : shown.row.account
  const values = { ...shown.row, account }
  return actor.ability.can('update', caslSubject(object.name, values) as never)
}

/** Whether there is an account in which the actor may make one. */
export function mayCreate({ services: { engine }, actor }: Asker, object: ObjectModel): boolean {
  if (object.within?.through) return false
  if (!engine.hasPolicy(object.name)) return actor.ability.can('create', object.name)
  const roles = new Set([null, ...actor.accounts].flatMap(account => actor.rolesFor(account)))
  return makersOf(engine, object).some(role => roles.has(role))
}

/** Whether the actor may make one in any account, and not only where they are a member. */
export function mayCreateAnywhere(
  { services: { engine }, actor }: Asker,
  object: ObjectModel,
): boolean {
  if (engine.hasPolicy(object.name)) {
    return makersOf(engine, object).some(role => actor.rolesFor(null).includes(role))
  }
  const rules = actor.ability.rulesFor('create', object.name)
  return rules.some(({ inverted, conditions }) => !inverted && conditions === undefined)
}

/** The field that names the account whose members may see an object. */
export function accountField(object: ObjectModel): FieldModel | undefined {
  return object.fields.find(({ columns }) => columns[0].name === object.accountColumn)
}

function makersOf(engine: Engine, object: ObjectModel): readonly string[] {
  const all = [...engine.policy(object.name).transitions.values()]
  return all.filter(({ from }) => from === null).flatMap(({ actors }) => [...actors])
}
