import type { Actor } from '../../database/actor.ts'
import { subjectAlias } from '../../database/reads/columns.ts'
import type { HistoryRow, ListQuery, ReadExtra, ReadRow, Reads } from '../../database/reads.ts'
import type { Executor } from '../../database/statement.ts'
import { PlugboardError } from '../../errors.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import type { Engine } from '../../transition/engine.ts'
import type { Evaluation } from '../../transition/evaluate.ts'
import { factsOf } from '../../transition/evaluate.ts'
import { actionsOf, explain, offered } from '../../transition/explain.ts'
import { factColumns, factKey } from '../../transition/fact-columns.ts'
import { type PendingTimer, pendingTimers } from '../../transition/pending-timers.ts'
import type { Display, Displays } from './display.ts'
import type { Presenter, Resource } from './present.ts'

/** A transition that the actor may perform now: a button on the page, a link in JSON. */
export interface OfferedAction {
  readonly name: string
  readonly title: string
  /** The schema of its input, when it wants one. */
  readonly input?: JsonSchema
}

/** An object as one actor sees it, with what they may do to it. */
export interface DisplayedObject {
  readonly id: string
  readonly version: number
  readonly display: Display
  readonly resource: Resource
  readonly actions: readonly OfferedAction[]
  /** What was read, for pages that compute further things of it. */
  readonly row: ReadRow
}

export interface DisplayedPage {
  readonly items: readonly DisplayedObject[]
  readonly nextCursor: string | null
}

export interface DisplayOptions {
  /** A named display object; the object's own where absent. */
  readonly display?: string
  /** Only these fields, besides the id. */
  readonly fields?: readonly string[]
  /** The unit of work's, to see what it has written. */
  readonly executor?: Executor
}

/**
 * Reads objects as display objects: one statement for one or for a page of twenty, the facts for the
 * actions on offer being columns of it.
 */
export interface DisplayedObjects {
  /** @throws NOT_FOUND, QUERY_INVALID */
  one(actor: Actor, object: string, id: string, options?: DisplayOptions): Promise<DisplayedObject>
  list(
    actor: Actor,
    object: string,
    query: ListQuery,
    options?: DisplayOptions,
  ): Promise<DisplayedPage>
  /** Every action of an object with each rule's verdict for this actor. @throws NOT_FOUND */
  explain(actor: Actor, object: string, id: string): Promise<Explanation>
  /** What happened to an object, newest first, as far as the actor sees its fields. @throws NOT_FOUND */
  history(actor: Actor, object: string, id: string): Promise<readonly HistoryRow[]>
}

export interface Explanation {
  readonly items: readonly Evaluation[]
  /** What will happen by itself, soonest first. */
  readonly timers: readonly PendingTimer[]
}

/** What is read of an object to know its actions: worked out once. */
interface Offerable {
  readonly columns: ReadExtra['columns']
  readonly facts: readonly { readonly name: string; readonly column: string }[]
  readonly accountField?: string
}

export function createDisplayedObjects(services: {
  readonly engine: Engine
  readonly reads: Reads
  readonly displays: Displays
  readonly presenter: Presenter
}): DisplayedObjects {
  const { engine, reads, displays, presenter } = services
  const { model, clock } = engine.database
  const offerables = new Map<string, Offerable>()

  /** The facts of all transitions that somebody could be offered, as columns of the read. */
  function offerable(name: string): Offerable {
    const known = offerables.get(name)
    if (known) return known
    const object = model.object(name)
    const facts = factsOf(actionsOf(engine.policy(name), ''))
    const account = object.fields.find(({ columns }) => columns[0].name === object.accountColumn)
    const made = {
      columns: factColumns(model, object, facts, subjectAlias),
      facts: facts.map(fact => ({ name: fact.name, column: factKey(fact) })),
      ...(account ? { accountField: account.name } : {}),
    }
    offerables.set(name, made)
    return made
  }

  function show(
    actor: Actor,
    object: string,
    row: ReadRow,
    options: DisplayOptions,
    now: string,
  ): DisplayedObject {
    const display = displays.get(object, options.display)
    return {
      id: row.id,
      version: row.version,
      display,
      resource: presenter.resource(display, row, actor.audience, options.fields),
      actions: engine.hasPolicy(object) ? offeredActions(actor, object, row, now) : [],
      row,
    }
  }

  function offeredActions(
    actor: Actor,
    object: string,
    row: ReadRow,
    now: string,
  ): OfferedAction[] {
    return offered(engine.policy(object), asked(actor, object, row, now)).map(offer => ({
      name: offer.name,
      title: offer.title,
      ...(offer.input ? { input: offer.input as unknown as JsonSchema } : {}),
    }))
  }

  function asked(actor: Actor, object: string, row: ReadRow, now: string) {
    const { facts, accountField } = offerable(object)
    const values: Record<string, unknown> = {}
    for (const { name, column } of facts) values[name] = row[column] ?? null
    const account = accountField === undefined ? undefined : row[accountField]
    return {
      state: row.state as string,
      actor: { id: actor.id, roles: actor.rolesFor((account as string | undefined) ?? null) },
      facts: values,
      now,
    }
  }

  /** A misspelt field would only be missing. */
  function assertShown(actor: Actor, display: Display, fields: readonly string[] = []): void {
    if (fields.length === 0) return
    const shown = new Set([
      ...presenter.visibleFields(display, actor.audience).map(({ part, name }) => part ?? name),
      ...display.lists.map(({ as }) => as),
    ])
    const unknown = fields.find(field => !shown.has(field))
    if (unknown === undefined) return
    throw new PlugboardError('QUERY_INVALID', {
      detail: `"${display.title}" has no field "${unknown}"`,
      remedy: `Use some of: ${[...shown].join(', ')}`,
      errors: [{ pointer: '/query/fields', message: `names "${unknown}", which is not there` }],
    })
  }

  /** A filter or sort by a field that the actor does not see would tell what is in it. */
  function assertMayCompare(actor: Actor, object: string, { filters = [], sort }: ListQuery): void {
    const isShown = visiblePaths(actor, object)
    const paths = filters.map(({ path }) => path)
    if (sort && sort.by !== 'id') paths.push(sort.by.path)
    const hidden = paths.find(path => !isShown(path))
    if (hidden === undefined) return
    throw new PlugboardError('NOT_FILTERABLE', {
      detail: `You cannot filter or sort by "${hidden}"`,
      remedy: 'Use a field that you can see',
    })
  }

  /** Tells of a path as the audit writes it, `items/<id>/quantity` included, whether the actor sees it. */
  function visiblePaths(actor: Actor, object: string): (path: string) => boolean {
    const shown = (name: string) =>
      new Set(presenter.visibleFields(displays.get(name), actor.audience).map(({ path }) => path))
    const own = shown(object)
    const hanging = [...model.objects.values()].flatMap(({ name, hangsOn }) =>
      hangsOn ? [{ as: hangsOn.as, object: name }] : [],
    )
    const below = new Map(
      [...hanging, ...model.object(object).children].map(({ as, object: name }) => [
        as,
        shown(name),
      ]),
    )
    return path => {
      const [list = '', , field] = path.split('/')
      return field === undefined ? own.has(path) : (below.get(list)?.has(field) ?? false)
    }
  }

  function extraFor(object: string, now: string): ReadExtra | undefined {
    if (!engine.hasPolicy(object)) return undefined
    return { key: 'facts', columns: offerable(object).columns, values: { now } }
  }

  return {
    async one(actor, object, id, options = {}) {
      assertShown(actor, displays.get(object, options.display), options.fields)
      const now = clock.now()
      const row = await reads.for(actor, options.executor).one(object, id, extraFor(object, now))
      return show(actor, object, row, options, now)
    },
    async list(actor, object, query, options = {}) {
      assertShown(actor, displays.get(object, options.display), options.fields)
      assertMayCompare(actor, object, query)
      const now = clock.now()
      const read = reads.for(actor, options.executor)
      const page = await read.list(object, query, extraFor(object, now))
      return {
        items: page.items.map(row => show(actor, object, row, options, now)),
        nextCursor: page.nextCursor,
      }
    },
    async explain(actor, object, id) {
      const policy = engine.policy(object)
      const now = clock.now()
      const row = await reads.for(actor).one(object, id, extraFor(object, now))
      const timers = await pendingTimers(engine, policy, row.id)
      return { items: explain(policy, asked(actor, object, row, now)), timers }
    },
    async history(actor, object, id) {
      const records = await reads.for(actor).history(object, id)
      const isShown = visiblePaths(actor, object)
      return records.map(record => ({
        ...record,
        changes: Object.fromEntries(
          Object.entries(record.changes).filter(([path]) => isShown(path)),
        ),
      }))
    },
  }
}
