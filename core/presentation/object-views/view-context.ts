import type { Attachments } from '../../commerce/attachments/attachment-service.ts'
import type { Actor } from '../../database/actor.ts'
import type { Reads } from '../../database/reads.ts'
import type { Ports } from '../../plugin/port.ts'
import type { Engine } from '../../transition/engine.ts'
import type { Display, DisplayField, Displays } from '../display/display.ts'
import type { DisplayedObject, DisplayedObjects } from '../display/displayed-objects.ts'
import type { Presenter } from '../display/present.ts'
import type { Translate } from '../templates/messages.ts'
import type { Submitted } from './form-views.ts'

export interface ViewServices {
  readonly engine: Engine
  readonly reads: Reads
  readonly displays: Displays
  readonly displayed: DisplayedObjects
  readonly presenter: Presenter
  readonly ports: Ports
  readonly attachments: Attachments
  /** The texts of a locale. */
  readonly messages: (locale: string) => Translate
}

/** What the making of one request's views works with. */
export interface ViewContext {
  readonly services: ViewServices
  readonly actor: Actor
  readonly submitted: Submitted | undefined
  readonly query: Readonly<Record<string, string>>
}

/** The fields that a list shows to the actor, in order. */
export function columnsOf(presenter: Presenter, display: Display, actor: Actor): DisplayField[] {
  const visible = presenter.visibleFields(display, actor.audience)
  return display.columns.flatMap(path => visible.find(field => field.path === path) ?? [])
}

/** Whether a transition starts where the object stands, and belongs to the actor. */
export function isOpen(
  engine: Engine,
  object: string,
  transition: string,
  actor: Actor,
  { row }: DisplayedObject,
): boolean {
  const found = engine.policy(object).transitions.get(transition)
  if (!found?.from?.includes(row.state as string)) return false
  const account = (row.account as string | undefined) ?? null
  return found.actors.some(role => actor.rolesFor(account).includes(role))
}
