import { schemaFields } from '../../schema/form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { DisplayedObject } from '../display/displayed-objects.ts'
import { formView } from './form-views.ts'
import { formChoices } from './reference-labels.ts'
import type { ActionView, ObjectView } from './view.ts'
import type { ViewContext } from './view-context.ts'

/**
 * What the actor can do to an object: the transitions on offer, why a button is missing that they
 * would look for, and what comes by itself.
 */
export async function actionViews(
  context: ViewContext,
  object: ObjectModel,
  shown: DisplayedObject,
): Promise<Pick<ObjectView, 'actions' | 'hindered' | 'timers'>> {
  const { services, actor, submitted } = context
  if (!services.engine.hasPolicy(object.name)) return { actions: [], hindered: [], timers: [] }
  const { items, timers } = await services.displayed.explain(actor, object.name, shown.id)
  const hindered = items.flatMap(({ transition, title, reasons }) => {
    const refused = reasons.filter(({ allowed }) => !allowed)
    if (refused.length === 0 || refused.some(({ kind }) => kind !== 'rule')) return []
    const told = refused.map(({ detail = '', remedy }) => ({
      detail,
      ...(remedy ? { remedy } : {}),
    }))
    return [{ name: transition, title, reasons: told }]
  })
  const rankOf = ({ id, isNext }: ActionView) => {
    if (isNext) return 0
    return services.engine.transition(object.name, id).retreat ? 2 : 1
  }
  const next = nextOf(context, object.name, [...shown.actions, ...hindered])
  const actions = await Promise.all(
    shown.actions.map(async ({ name, title, input }): Promise<ActionView> => {
      const href = `/${object.path}/${shown.id}/actions/${name}`
      const groups = input ? [{ title, optional: false, fields: schemaFields(input) }] : []
      const choices = await formChoices(context, groups)
      const plan = { id: name, title, href, groups, choices }
      return { isNext: name === next, ...formView(plan, submitted) }
    }),
  )
  return {
    actions: actions.toSorted((a, b) => rankOf(a) - rankOf(b)),
    hindered: hindered.map(({ name: _, ...view }) => view),
    timers,
  }
}

/** The first transition in the order of the policy that does not give up, where it is on offer. */
function nextOf(
  { services: { engine } }: ViewContext,
  object: string,
  possible: readonly { readonly name: string }[],
): string | undefined {
  const names = new Set(possible.map(({ name }) => name))
  const all = [...engine.policy(object).transitions.values()]
  return all.find(({ name, retreat }) => names.has(name) && !retreat)?.name
}
