import type { TSchema } from 'typebox'
import type { Actor } from '../database/actor.ts'
import type { ActorReads } from '../database/reads.ts'
import type { Ports } from '../plugin/port.ts'
import type { DisplayedObjects } from './display/displayed-objects.ts'
import type { ObjectViews } from './object-views/object-views.ts'

/** A field of a display object that is computed from others. */
export interface ComputedField {
  /** Its name in JSON, in camelCase. */
  readonly name: string
  readonly label: string
  readonly schema: TSchema
  /** Pages print it by this format. */
  readonly format?: string
  /** The audiences that see it; all where absent. */
  readonly visibleTo?: readonly string[]
  /** Synchronous and pure: it sees the object's fields and parts as the display read gives them. */
  readonly value: (object: Readonly<Record<string, unknown>>) => unknown
  /** The field after which pages show it; at the end where absent. */
  readonly after?: string
}

/** What a plugin may do to a display object. Paths are `field` or `part.field`. */
export interface DisplayEditor {
  /** Hides a field from the audiences, or from everybody. */
  hide(path: string, from?: readonly string[]): DisplayEditor
  add(field: ComputedField): DisplayEditor
  relabel(path: string, label: string): DisplayEditor
  format(path: string, format: string): DisplayEditor
  /** Shows a field in lists too, a plugin's own or anybody's; before another one, or at the end. */
  column(path: string, before?: string): DisplayEditor
}

export type DisplayChange = (display: DisplayEditor) => unknown

/** A display object of one's own: another view of an object, asked for with `?display=<name>`. */
export interface DisplayDefinition {
  readonly name: string
  readonly object: string
  readonly title: string
  /** The paths it shows, in order. */
  readonly fields: readonly string[]
  readonly computed?: readonly ComputedField[]
}

/** What a page's `load` is given. */
export interface PageContext {
  readonly actor: Actor
  readonly reads: ActorReads
  /** Objects as the actor sees them, with the actions on offer. */
  readonly displayed: DisplayedObjects
  /** Objects as pages print them: fields, forms and actions in words. */
  readonly views: ObjectViews
  readonly ports: Ports
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** A page that a plugin adds. */
export interface PageDefinition {
  /** Unique, such as `gift-note:thanks`; page flows name it. */
  readonly name: string
  /** A Fastify path, such as `/orders/:id/thanks`. */
  readonly path: string
  readonly title: string
  /** The template, found in the views of the plugins and the core. */
  readonly template: string
  /** Readable without signing in. */
  readonly public?: boolean
  /** Shown in the menu, smaller numbers first. */
  readonly menu?: { readonly label: string; readonly order: number }
  /** The data of the template. */
  readonly load?: (context: PageContext) => Promise<Readonly<Record<string, unknown>>>
}

/** Which page comes after an action's outcome. An action is `Order.submit`, an outcome `done` or `refused`. */
export interface PageFlowEditor {
  /** @param page a page's name; the parameters of its path are those of the action's object */
  next(action: string, outcome: string, page: string): PageFlowEditor
}

export type PageFlowChange = (flow: PageFlowEditor) => unknown
