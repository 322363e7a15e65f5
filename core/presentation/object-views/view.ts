import type { FormControl } from '../../schema/form.ts'
import type { PendingTimer } from '../../transition/pending-timers.ts'

/** A value with its label, as a page prints it. */
export interface FieldView {
  readonly path: string
  readonly label: string
  /** The format's name, for a class on the page. */
  readonly format: string
  readonly text: string
  /** The page of what it refers to. */
  readonly href?: string
}

/** The fields of an object itself, or of one of its parts. */
export interface SectionView {
  readonly title: string
  readonly part?: string
  readonly fields: readonly FieldView[]
}

/** One control of a form, with what stands in it. */
export interface ControlView {
  readonly name: string
  readonly label: string
  readonly control: FormControl
  readonly required: boolean
  /** It may be left empty, and then nothing stands in its place. */
  readonly optional: boolean
  readonly description?: string
  readonly options?: readonly {
    readonly value: string
    readonly label: string
    readonly selected: boolean
  }[]
  readonly value: string
  readonly checked: boolean
  readonly error?: string
  /** HTML attributes such as `maxlength`. */
  readonly constraints: readonly { readonly name: string; readonly value: string | number }[]
}

export interface FormView {
  /** Unique on its page; the browser sends it along. */
  readonly id: string
  readonly title: string
  /** Where it is sent, with the place of the form on the page that answers a refusal. */
  readonly href: string
  /** It asks for a file, and is sent as multipart/form-data. */
  readonly hasFile: boolean
  /** The version of the object that it was made from; another one refuses the change. */
  readonly version?: number
  /** Sent along, so that a form that is sent twice acts once. */
  readonly key: string
  readonly groups: readonly {
    readonly title: string
    readonly part?: string
    readonly optional: boolean
    readonly controls: readonly ControlView[]
  }[]
  /** What was wrong when it was sent. */
  readonly problem?: ProblemView
}

export interface ProblemView {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly remedy?: string
  /** The faults that belong to no control. */
  readonly errors: readonly string[]
  /** Those that belong to one, by its name. */
  readonly faults: readonly {
    readonly name: string
    readonly label: string
    readonly message: string
  }[]
}

export interface RowView {
  readonly id: string
  readonly label: string
  readonly href?: string
  /** How deep it lies in a tree, such as that of a bundle; 0 at the top. */
  readonly depth: number
  readonly cells: readonly FieldView[]
}

/** The head of a column. */
export interface ColumnView {
  readonly path: string
  readonly label: string
  /** The format's name, for a class on the page. */
  readonly format: string
}

/** A table of objects. */
export interface TableView {
  readonly title: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly RowView[]
}

export interface ListView extends TableView {
  /** The page's query string for what comes next, with its question mark. */
  readonly next?: string
  /** That of the list's beginning, where the page is further on; empty where there is none. */
  readonly first?: string
  /** The page that makes one, where the actor may. */
  readonly createHref?: string
}

/** What lies within an object, with the forms to add, change and remove. */
export interface ChildListView extends TableView {
  readonly as: string
  /** What one of them is called. */
  readonly one: string
  readonly add?: FormView
  /** Asked before it is added: which offering, because that decides what else is asked. */
  readonly choose?: {
    readonly href: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }
  readonly changes: readonly {
    readonly id: string
    readonly label: string
    readonly form: FormView
    readonly removal: FormView
  }[]
}

/** A transition on offer. */
export interface ActionView extends FormView {
  /** What comes next, where nothing stands in its way; the others are offered with less emphasis. */
  readonly isNext: boolean
}

/** A transition that is the actor's, and why it cannot be performed now. */
export interface HinderedView {
  readonly title: string
  readonly reasons: readonly { readonly detail: string; readonly remedy?: string }[]
}

/** A file on an object. */
export interface FileView {
  readonly id: string
  readonly name: string
  /** Where its content is. */
  readonly href: string
  /** What else is known of it: its kind, its size, who added it and when. */
  readonly cells: readonly FieldView[]
  /** Where the actor may remove it. */
  readonly remove?: FormView
}

/** The files on an object, newest first. */
export interface AttachmentsView {
  readonly title: string
  readonly files: readonly FileView[]
  /** Where the actor may add one. */
  readonly add?: FormView
  /** The address of older ones. */
  readonly next?: string
  /** That of the newest, where the page is further on. */
  readonly first?: string
}

/** Something that happened to an object. */
export interface HistoryView {
  readonly title: string
  readonly actorName: string
  /** ISO 8601 in UTC. */
  readonly occurredAt: string
  /** How many fields it changed, of those that the reader sees. */
  readonly fields: number
}

/** An object as its page shows it. */
export interface ObjectView {
  readonly id: string
  readonly version: number
  readonly object: string
  /** What it is, such as `Order`. */
  readonly title: string
  /** What stands for it, such as its number. */
  readonly label: string
  readonly href: string
  readonly listHref: string
  readonly listTitle: string
  readonly state?: { readonly name: string; readonly title: string; readonly final: boolean }
  readonly sections: readonly SectionView[]
  readonly lists: readonly ChildListView[]
  /** The transitions on offer, first the one that is meant to be next, last those that give up. */
  readonly actions: readonly ActionView[]
  /** The actor's transitions that a rule stands against at the moment. */
  readonly hindered: readonly HinderedView[]
  /** What will happen by itself, soonest first. */
  readonly timers: readonly PendingTimer[]
  /** The form that changes it, where the actor may. */
  readonly change?: FormView
}
