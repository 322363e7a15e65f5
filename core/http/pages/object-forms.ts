import { refuseHidden } from '../../commerce/objects/refuse-hidden.ts'
import type { EngineUnitOfWork } from '../../database/unit-of-work.ts'
import { readForm } from '../../presentation/forms/read-form.ts'
import { partsWithHidden } from '../../presentation/object-views/asked-of.ts'
import { onSale, withCharacteristics } from '../../presentation/object-views/offerings.ts'
import type { Within } from '../../schema/definition.ts'
import { changeForm, createForm, type FormGroup, schemaFields } from '../../schema/form.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { performTransition, prepareTransition } from '../../transition/perform-transition.ts'
import type { HttpServices } from '../services.ts'
import type { FormRequest, FormSent, ObjectForm } from './object-form.ts'

type Row = Readonly<Record<string, unknown>>

/** The forms of an object's pages: make one, change it, perform its transitions, and what lies within it. */
export function formsOf(services: HttpServices, object: ObjectModel): ObjectForm[] {
  return [
    creation(services, object),
    change(services, object),
    ...actions(services, object),
    ...object.children.flatMap(child => childForms(services, object, child)),
  ]
}

function creation({ objects, validator }: HttpServices, object: ObjectModel): ObjectForm {
  const { name, path } = object
  return {
    path: `/${path}`,
    action: `${name}.create`,
    page: `${name}:new`,
    input: ({ entries }) => readForm(createForm(object), entries),
    check: validator.compile({ $ref: `${name}Create#` }),
    prepare: ({ context, input }) => objects.prepareCreate(context, name, input),
    work: (uow, { input }, prepared) => objects.create(uow, name, input, prepared),
  }
}

function change(services: HttpServices, object: ObjectModel): ObjectForm {
  const { objects, validator, reads } = services
  const { name, path } = object
  return {
    path: `/${path}/:id`,
    action: `${name}.change`,
    page: `${name}:object`,
    async input({ actor, entries, params: { id = '' } }) {
      const row = await reads.for(actor).one(name, id)
      const kept = partsWithHidden(services, actor, object, row)
      return readForm(changeForm(object), entries, 'null', kept)
    },
    check: validator.compile({ $ref: `${name}Change#` }),
    prepare: ({ context, params, input }) =>
      objects.prepareChange(context, name, params.id ?? '', input),
    async work(uow, { params: { id = '' }, input, ifVersion }, prepared) {
      await objects.change(uow, { object: name, id, input, ifVersion, prepared })
      return id
    },
  }
}

function actions(services: HttpServices, object: ObjectModel): ObjectForm[] {
  const { engine, validator } = services
  if (!engine.hasPolicy(object.name)) return []
  const transitions = [...engine.policy(object.name).transitions.values()]
  return transitions
    .filter(({ internal, from }) => !internal && from !== null)
    .map(({ name, input }) => {
      const schema = input as unknown as JsonSchema | undefined
      const group = { title: name, optional: false, fields: schema ? schemaFields(schema) : [] }
      return {
        ...transitionForm(services, object, name),
        path: `/${object.path}/:id/actions/${name}`,
        input: ({ entries }) => readForm([group], entries),
        ...(schema ? { check: validator.compile(schema) } : {}),
      }
    })
}

/** What lies within an object comes, changes and goes through the object's own transitions. */
function childForms(services: HttpServices, parent: ObjectModel, child: Within): ObjectForm[] {
  const { through } = child
  if (!through) return []
  const { model, validator } = services
  const object = model.object(child.object)
  const base = `/${parent.path}/:id/${child.as}`
  const place = `#${child.as}`
  const checkCreate = validator.compile({ $ref: `${child.object}Create#` })
  const checkChange = validator.compile({ $ref: `${child.object}Change#` })
  return [
    {
      ...{ ...transitionForm(services, parent, through.add), place },
      path: base,
      check: checkCreate,
      async input(sent) {
        const { groups } = await configured(services, parent, child, createForm(object), sent)
        const input = readForm(groups, sent.entries)
        refuseHidden(model, sent.actor, object, input)
        return input
      },
    },
    {
      ...{ ...transitionForm(services, parent, through.change), place },
      path: `${base}/:childId`,
      async input(sent) {
        const form = await configured(services, parent, child, changeForm(object), sent)
        const kept = partsWithHidden(services, sent.actor, object, form.row)
        const input = readForm(form.groups, sent.entries, 'null', kept)
        checkChange(input)
        refuseHidden(model, sent.actor, object, input)
        return { ...input, itemId: sent.params.childId }
      },
    },
    {
      ...{ ...transitionForm(services, parent, through.remove), place },
      path: `${base}/:childId/remove`,
      input: ({ params }) => ({ itemId: params.childId }),
    },
  ]
}

/** What an item is asked depends on its offering: the one that was chosen, or that it has already. */
async function configured(
  services: HttpServices,
  parent: ObjectModel,
  child: Within,
  groups: readonly FormGroup[],
  { actor, params: { id = '', childId }, entries }: FormSent,
): Promise<{ readonly groups: readonly FormGroup[]; readonly row: Row }> {
  const whole = await services.reads.for(actor).one(parent.name, id)
  const below = (whole[child.as] ?? []) as readonly Row[]
  const row = below.find(item => item.id === childId?.toLowerCase()) ?? {}
  const object = services.model.object(child.object)
  const offerings = await onSale(services, actor, object, whole)
  return { groups: withCharacteristics(groups, entries.offering ?? row.offering, offerings), row }
}

function transitionForm({ engine }: HttpServices, object: ObjectModel, transition: string) {
  const wanted = ({ params: { id = '' }, input, ifVersion }: FormRequest) => ({
    object: object.name,
    id,
    transition,
    input,
    ...(ifVersion === undefined ? {} : { ifVersion }),
  })
  return {
    action: `${object.name}.${transition}`,
    page: `${object.name}:object`,
    prepare: (request: FormRequest) => prepareTransition(engine, request.context, wanted(request)),
    async work(uow: EngineUnitOfWork, request: FormRequest, prepared: unknown) {
      const { id } = await performTransition(engine, uow, { ...wanted(request), prepared })
      return id
    },
  }
}
