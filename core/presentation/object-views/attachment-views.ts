import { takesFiles } from '../../commerce/attachments/takes-files.ts'
import type { HistoryRow, ReadRow } from '../../database/reads.ts'
import type { FormGroup } from '../../schema/form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { Display, DisplayField } from '../display/display.ts'
import { formatValue } from '../formats/format.ts'
import { addressed } from './addressed.ts'
import { fieldView } from './field-views.ts'
import { fileChanges } from './file-changes.ts'
import { formView } from './form-views.ts'
import { labelOf } from './label-of.ts'
import { type ReferenceLabels, referenceLabels } from './reference-labels.ts'
import type { AttachmentsView, FieldView } from './view.ts'
import { columnsOf, type ViewContext } from './view-context.ts'

/** The id of the form that adds a file. */
export const attachForm = 'attach'

/** Where the files are on the page. */
export const place = '#attachments'

/**
 * The files on an object, newest first, with the forms to add one and to remove each where the actor
 * may; undefined for objects that take none.
 *
 * @param history the object's: it tells who added a file, also where the reader may not see the user
 * @throws NOT_FOUND
 */
export async function attachmentsView(
  context: ViewContext,
  object: ObjectModel,
  id: string,
  history: () => Promise<readonly HistoryRow[]>,
): Promise<AttachmentsView | undefined> {
  if (!takesFiles(object)) return undefined
  const { services, actor, query, submitted } = context
  const { attachments, displays, presenter, engine } = services
  const owner = { object: object.name, id }
  const cursor = query.attachments
  const { items, nextCursor } = await attachments.list(actor, owner, cursor ? { cursor } : {})
  const rights = await attachments.rightsTo(actor, owner)

  const declared = engine.database.model.object('Attachment')
  const display = displays.get('Attachment')
  const columns = columnsOf(presenter, display, actor).filter(({ path }) => path !== declared.label)
  const known = await referenceLabels(context, declared.fields, items)
  const isToldBy = columns.some(({ path }) => path === 'addedBy')
  const whoAdded = isToldBy && items.length > 0 ? adders(await history()) : new Map()
  const page = `/${object.path}/${id}`
  const href = `${page}/attachments`
  const cursorAt = (to?: string) => `${page}${addressed(query, 'attachments', to)}${place}`
  return {
    title: declared.titlePlural,
    files: items.map(row => ({
      id: row.id,
      name: labelOf(context, declared, row),
      href: `${href}/${row.id}`,
      cells: columns
        .map(column => cellOf(context, column, { display, row, known, whoAdded }))
        .filter(({ text }) => text !== ''),
      ...(rights.remove
        ? {
            remove: formView(
              {
                id: `detach-${row.id}`,
                title: 'remove',
                href: `${href}/${row.id}/remove`,
                groups: [],
              },
              submitted,
            ),
          }
        : {}),
    })),
    ...(rights.add
      ? {
          add: formView(
            {
              id: attachForm,
              title: 'attach',
              href,
              groups: [upload(context, rights)],
            },
            submitted,
          ),
        }
      : {}),
    ...(nextCursor === null ? {} : { next: cursorAt(nextCursor) }),
    ...(cursor === undefined ? {} : { first: cursorAt() }),
  }
}

/** Who added which file, by its id. */
function adders(history: readonly HistoryRow[]): ReadonlyMap<string, string> {
  return new Map(
    history.flatMap(({ changes, actorName }) =>
      fileChanges(changes)
        .filter(({ isAdded }) => isAdded)
        .map(({ id }) => [id, actorName] as const),
    ),
  )
}

function cellOf(
  { services, actor }: ViewContext,
  column: DisplayField,
  of: {
    readonly display: Display
    readonly row: ReadRow
    readonly known: ReferenceLabels
    readonly whoAdded: ReadonlyMap<string, string>
  },
): FieldView {
  const { display, row, known, whoAdded } = of
  const shown = { id: row.id, version: row.version, display, row, resource: {}, actions: [] }
  const cell = fieldView(services, actor, column, shown, known)
  if (column.path !== 'addedBy' || known.has(String(row.addedBy))) return cell
  // An id says nothing to anybody.
  return { ...cell, text: whoAdded.get(row.id) ?? '' }
}

/** The question for a file. */
function upload(
  { services: { messages }, actor: { locale } }: ViewContext,
  { largest, extensions }: { readonly largest: number; readonly extensions: readonly string[] },
): FormGroup {
  const t = messages(locale)
  const size = formatValue('bytes', largest, locale)
  return {
    title: t('core.file'),
    optional: false,
    fields: [
      {
        path: ['file'],
        label: t('core.file'),
        control: 'file',
        required: true,
        optional: false,
        description: t('core.fileLimits', { size, endings: extensions.join(', ') }),
        constraints: { accept: extensions.map(ending => `.${ending}`).join(',') },
      },
    ],
  }
}
