import type { Within } from '../../schema/definition.ts'
import { changeForm, createForm } from '../../schema/form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { DisplayField } from '../display/display.ts'
import type { DisplayedObject } from '../display/displayed-objects.ts'
import { characteristicsText } from '../formats/format.ts'
import { askedOf } from './asked-of.ts'
import { fieldView } from './field-views.ts'
import { formView } from './form-views.ts'
import { labelOf } from './label-of.ts'
import { type Offerings, onSale, withCharacteristics } from './offerings.ts'
import { toldColumns } from './told-columns.ts'
import { inTreeOrder } from './tree-order.ts'
import type { ChildListView, FieldView, FormView } from './view.ts'
import { columnsOf, isOpen, type ViewContext } from './view-context.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * What lies within an object: a table for each list, with forms where the parent's policy lets them. Of
 * a list in which nothing is, and that the actor can put nothing into, there is nothing to say.
 */
export async function childListViews(
  context: ViewContext,
  parent: ObjectModel,
  shown: DisplayedObject,
): Promise<ChildListView[]> {
  const lists = await Promise.all(
    parent.children.map(child => childList(context, parent, child, shown)),
  )
  return lists.filter(({ rows, add, choose }) => rows.length > 0 || add || choose)
}

async function childList(
  context: ViewContext,
  parent: ObjectModel,
  child: Within,
  shown: DisplayedObject,
): Promise<ChildListView> {
  const { services, actor, submitted } = context
  const { engine, displays, presenter } = services
  const object = engine.database.model.object(child.object)
  const display = displays.get(child.object)
  const columns = columnsOf(presenter, display, actor)
  const offerings = await onSale(services, actor, object, shown.row)
  const cellOf = (column: DisplayField, row: Row): FieldView => {
    const below = { ...shown, id: row.id as string, display, row: row as DisplayedObject['row'] }
    const cell = fieldView(services, actor, column, below, new Map())
    const schema = offerings.find(({ offering }) => offering === row.offering)?.characteristics
    if (column.format !== 'characteristics' || !schema) return cell
    return { ...cell, text: characteristicsText(column.value(row) as Row, schema) }
  }
  const placed = inTreeOrder((shown.row[child.as] ?? []) as readonly Row[], child.tree)
  const table = toldColumns(
    columns,
    placed.map(({ row, depth }) => ({
      ...{ id: row.id as string, label: labelOf(context, object, row), depth },
      cells: columns.map(column => cellOf(column, row)),
    })),
  )
  const may = (transition: string | undefined) =>
    transition !== undefined && isOpen(engine, parent.name, transition, actor, shown)
  const href = `/${parent.path}/${shown.id}/${child.as}`

  const changes: { id: string; label: string; form: FormView; removal: FormView }[] = []
  if (may(child.through?.change) && may(child.through?.remove)) {
    for (const { row } of placed) {
      const id = row.id as string
      const groups = withCharacteristics(
        askedOf(services, actor, object, changeForm(object)),
        row.offering,
        offerings,
      )
      const version = shown.version
      changes.push({
        id,
        label: labelOf(context, object, row),
        form: formView(
          {
            id: `change-${id}`,
            title: 'change',
            href: `${href}/${id}`,
            version,
            groups,
            values: row,
          },
          submitted,
        ),
        removal: formView(
          {
            id: `remove-${id}`,
            title: 'remove',
            href: `${href}/${id}/remove`,
            version,
            groups: [],
          },
          submitted,
        ),
      })
    }
  }
  return {
    as: child.as,
    title: object.titlePlural,
    one: object.title,
    ...table,
    changes,
    ...(may(child.through?.add) ? addition(context, child, object, href, offerings) : {}),
  }
}

/**
 * The form that adds one. An item is asked for in two steps, which work without scripts: first the
 * offering, then, with `?offering=…` in the page's address, how it is configured.
 */
function addition(
  context: ViewContext,
  child: Within,
  object: ObjectModel,
  href: string,
  offerings: Offerings,
): Pick<ChildListView, 'add' | 'choose'> {
  const { services, actor, submitted, query } = context
  const options = offerings.map(({ offering, name }) => ({ value: offering, label: name }))
  const id = `add-${child.as}`
  const offering = submitted?.form === id ? submitted.entries.offering : query.offering
  const isOfOffering = object.fields.some(({ name }) => name === 'offering')
  const choose = { href: href.slice(0, href.lastIndexOf('/')), options }
  if (isOfOffering && offering === undefined) return { choose }
  const add = formView(
    {
      id,
      title: 'add',
      href,
      groups: withCharacteristics(
        askedOf(services, actor, object, createForm(object)),
        offering,
        offerings,
      ),
      values: offering === undefined ? {} : { offering },
      choices: new Map([['offering', options]]),
    },
    submitted,
  )
  return { add }
}
