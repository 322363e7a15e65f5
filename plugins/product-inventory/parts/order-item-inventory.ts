import { Field, part, Type } from 'plugboard'
import { serviceFields } from '../objects/service-fields.ts'

/** Which installed product an item is about, and what it tells of it. */
export const orderItemInventory = part(
  'OrderItem',
  'inventory',
  {
    product: Type.Optional(
      Field.reference('Product', {
        title: 'Installed product',
        description: 'What the item changes or ends; of a new service, what it has made',
        filterable: true,
      }),
    ),
    reliesOn: Type.Optional(
      Type.Array(Field.uuid(), {
        title: 'Relies on',
        description:
          'Ids of installed products that a new service needs, such as the UNI of an EVC',
        maxItems: 50,
        uniqueItems: true,
        display: 'json',
      }),
    ),
    name: Type.Optional(
      Type.String({
        title: 'Name of the service',
        description: 'As you call it; the name of the offering otherwise',
        ...{ minLength: 1, maxLength: 200 },
      }),
    ),
    ...serviceFields,
    effectiveBillDate: Type.Optional(
      Field.date({
        title: 'Effective bill date',
        description: 'When billing begins or ends, where that is not the day of completion',
      }),
    ),
    changes: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        title: 'Changed characteristics',
        description: 'Only those that become different, as submitted; null where one is taken away',
        readOnly: true,
        display: 'characteristics',
      }),
    ),
  },
  { title: 'Installed base' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    inventory: typeof orderItemInventory
  }
}
