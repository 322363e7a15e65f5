import type { Model, ObjectModel } from '../../schema/model.ts'
import type { PageDefinition } from '../definition.ts'
import { parseListQuery } from './list-query.ts'

/**
 * The pages that every exposed object has: a list, one object, and the form for a new one. They are
 * named as `Order:list`, `Order:object` and `Order:new`, and use the templates of `objects/`, unless
 * there is one under the object's own path, such as `orders/object`.
 *
 * @param hasTemplate tells of a path whether somebody has a template for it
 */
export function objectPages(
  model: Model,
  hasTemplate: (path: string) => boolean,
): PageDefinition[] {
  return [...model.objects.values()]
    .filter(object => object.exposed && !object.within?.through)
    .flatMap(object => pagesOf(object, hasTemplate))
}

function pagesOf(object: ObjectModel, hasTemplate: (path: string) => boolean): PageDefinition[] {
  const { name, path, title, titlePlural } = object
  const template = (kind: string) =>
    hasTemplate(`${path}/${kind}`) ? `${path}/${kind}` : `objects/${kind}`
  return [
    {
      name: `${name}:list`,
      path: `/${path}`,
      title: titlePlural,
      template: template('list'),
      load: async ({ views, query }) => ({
        list: await views.list(name, parseListQuery(object, query).list),
      }),
    },
    {
      name: `${name}:new`,
      path: `/${path}/new`,
      title,
      template: template('new'),
      load: async ({ views }) => ({ object, form: await views.creation(name) }),
    },
    {
      name: `${name}:object`,
      path: `/${path}/:id`,
      title,
      template: template('object'),
      load: async ({ views, params: { id = '' } }) => ({
        view: await views.one(name, id),
        attachments: await views.attachments(name, id),
        history: await views.history(name, id),
      }),
    },
  ]
}
