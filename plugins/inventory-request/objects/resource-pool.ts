import { object, Type } from 'plugboard'
import { resourceKind } from './resource-kind.ts'

/** Where resources of one kind are taken from: the ports of a site, the numbers of a rate center. */
export const resourcePool = object(
  'ResourcePool',
  {
    key: Type.String({
      title: 'Key',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 80,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120 }),
    kind: resourceKind({ immutable: true }),
    location: Type.Optional(
      Type.String({
        title: 'Location',
        description: 'A site, a building code or a rate center',
        maxLength: 120,
        filterable: true,
      }),
    ),
    area: Type.Optional(
      Type.String({
        title: 'Area',
        description: 'What lies near: pools of the same area stand in for each other',
        maxLength: 80,
        filterable: true,
      }),
    ),
    isOpen: Type.Boolean({
      title: 'Customers may reserve from it',
      default: true,
      filterable: true,
    }),
    installationInterval: Type.Optional(
      Type.Integer({
        title: 'Installation interval',
        description: 'In days, from the order to the service',
        minimum: 0,
        maximum: 730,
      }),
    ),
    characteristics: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), {
      title: 'Characteristics',
      description: 'What all of its resources have, such as the speed of a port',
      default: {},
      display: 'characteristics',
    }),
  },
  {
    title: 'Resource pool',
    path: 'resource-pools',
    label: 'name',
    columns: ['key', 'name', 'kind', 'location', 'area', 'isOpen'],
  },
)

declare module 'plugboard' {
  interface Objects {
    ResourcePool: typeof resourcePool
  }
}
