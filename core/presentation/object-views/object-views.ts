import type { HistoryRow, ListQuery } from '../../database/reads.ts'
import type { FormField } from '../../schema/form.ts'
import { changeForm, createForm } from '../../schema/form.ts'
import type { FieldModel, ObjectModel } from '../../schema/model.ts'
import type { DisplayField } from '../display/display.ts'
import type { DisplayedObject } from '../display/displayed-objects.ts'
import { actionViews } from './action-views.ts'
import { addressed } from './addressed.ts'
import { askedOf } from './asked-of.ts'
import { attachmentsView } from './attachment-views.ts'
import { childListViews } from './child-lists.ts'
import { fieldView, sectionsOf } from './field-views.ts'
import { formView } from './form-views.ts'
import { historyViews } from './history-views.ts'
import { labelOf } from './label-of.ts'
import { formChoices, type ReferenceLabels, referenceLabels } from './reference-labels.ts'
import { accountField, mayChange, mayCreate, mayCreateAnywhere } from './rights.ts'
import { toldColumns } from './told-columns.ts'
import type { AttachmentsView, FormView, HistoryView, ListView, ObjectView } from './view.ts'
import { columnsOf, type ViewContext } from './view-context.ts'

/** What pages show of objects, for one actor: made from the same display objects as the JSON. */
export interface ObjectViews {
  /** @throws NOT_FOUND */
  one(object: string, id: string): Promise<ObjectView>
  list(object: string, query: ListQuery): Promise<ListView>
  /** What happened to one, newest first. @throws NOT_FOUND */
  history(object: string, id: string): Promise<readonly HistoryView[]>
  /** The files on one; undefined for objects that take none. @throws NOT_FOUND */
  attachments(object: string, id: string): Promise<AttachmentsView | undefined>
  /** The form that makes one. */
  creation(object: string): Promise<FormView>
}

/**
 * @param context.submitted a form that was refused, to be shown again with what was typed
 * @example const view = await objectViews({ services, actor, submitted, query }).one('Order', id)
 */
export function objectViews(context: ViewContext): ObjectViews {
  const { services, actor, submitted } = context
  const { engine, displays, displayed } = services
  const { model } = engine.database

  async function labels(object: ObjectModel, rows: readonly DisplayedObject[]) {
    const holders: { fields: readonly FieldModel[]; rows: readonly Row[] }[] = [
      { fields: object.fields, rows: rows.map(({ row }) => row) },
      ...object.parts.map(({ key, fields }) => ({
        fields,
        rows: rows.flatMap(({ row }) => (row[key] ? [row[key] as Row] : [])),
      })),
    ]
    const found = await Promise.all(
      holders.map(({ fields, rows: given }) => referenceLabels(context, fields, given)),
    )
    return new Map(found.flatMap(map => [...map]))
  }

  /** Whoever has one account knows whose their things are. */
  const isTelling = (object: ObjectModel) => {
    const own = actor.accounts.length === 1 ? accountField(object)?.name : undefined
    return ({ path }: DisplayField) => path !== own
  }

  /** Several views of a page tell of it; it is read once. */
  const histories = new Map<string, Promise<readonly HistoryRow[]>>()
  function recordsOf(name: string, id: string): Promise<readonly HistoryRow[]> {
    const key = `${name} ${id}`
    const records = histories.get(key) ?? displayed.history(actor, name, id)
    histories.set(key, records)
    return records
  }

  return {
    async one(name, id) {
      const object = model.object(name)
      const shown = await displayed.one(actor, name, id)
      const known = await labels(object, [shown])
      const href = `/${object.path}/${id}`
      const change = mayChange(context, object, shown)
        ? askedOf(services, actor, object, changeForm(object))
        : []
      return {
        ...headOf(context, object, shown, known),
        listHref: `/${object.path}`,
        listTitle: object.titlePlural,
        sections: sectionsOf(services, actor, shown, known),
        lists: await childListViews(context, object, shown),
        ...(await actionViews(context, object, shown)),
        ...(change.length > 0
          ? {
              change: formView(
                {
                  id: 'change',
                  title: 'change',
                  href,
                  version: shown.version,
                  groups: change,
                  values: shown.row,
                  choices: await formChoices(context, change),
                },
                submitted,
              ),
            }
          : {}),
      }
    },

    async list(name, query) {
      const object = model.object(name)
      const display = displays.get(name)
      const { items, nextCursor } = await displayed.list(actor, name, query)
      const known = await labels(object, items)
      const columns = columnsOf(services.presenter, display, actor).filter(isTelling(object))
      const rows = items.map(shown => ({
        ...{ id: shown.id, label: headOf(context, object, shown, known).label, depth: 0 },
        href: `/${object.path}/${shown.id}`,
        cells: columns.map(column => fieldView(services, actor, column, shown, known)),
      }))
      return {
        title: object.titlePlural,
        ...toldColumns(columns, rows),
        ...(nextCursor === null ? {} : { next: addressed(context.query, 'cursor', nextCursor) }),
        ...(context.query.cursor === undefined
          ? {}
          : { first: addressed(context.query, 'cursor') }),
        ...(mayCreate(context, object) ? { createHref: `/${object.path}/new` } : {}),
      }
    },

    history: async (name, id) => historyViews(context, name, await recordsOf(name, id)),

    attachments: (name, id) =>
      attachmentsView(context, model.object(name), id, () => recordsOf(name, id)),

    async creation(name) {
      const object = model.object(name)
      const account = accountField(object)
      const only = actor.accounts.length === 1 ? actor.accounts[0] : undefined
      const isGiven = only !== undefined && account?.target !== undefined && !account.optional
      // Whoever can make it in one account is not asked for that.
      const isAsked = ({ path: [name] }: FormField) =>
        !isGiven || name !== account.name || mayCreateAnywhere(context, object)
      const groups = askedOf(services, actor, object, createForm(object)).map(group => ({
        ...group,
        fields: group.part === undefined ? group.fields.filter(isAsked) : group.fields,
      }))
      return formView(
        {
          id: 'create',
          title: object.title,
          href: `/${object.path}`,
          groups,
          values: isGiven ? { [account.name]: only } : {},
          choices: await formChoices(context, groups),
        },
        submitted,
      )
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function headOf(
  context: ViewContext,
  object: ObjectModel,
  shown: DisplayedObject,
  known: ReferenceLabels,
) {
  const { engine } = context.services
  const policy = engine.hasPolicy(object.name) ? engine.policy(object.name) : undefined
  const name = shown.row.state as string | undefined
  const state = name === undefined ? undefined : policy?.states.get(name)?.value
  const label = labelOf(context, object, shown.row)
  return {
    id: shown.id,
    version: shown.version,
    object: object.name,
    title: object.title,
    label: known.get(label)?.text ?? label,
    href: `/${object.path}/${shown.id}`,
    ...(name === undefined
      ? {}
      : { state: { name, title: state?.title ?? name, final: state?.final ?? false } }),
  }
}
