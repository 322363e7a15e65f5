import type { RecordOf } from 'plugboard'
import type { Json } from '../ports/oss-client.ts'

export type ServiceAction = RecordOf<'OssOrder'>['action']

/** The service order of TMF641 that asks for the work on an item. */
export function serviceOrderFor(asked: {
  readonly externalId: string
  readonly action: ServiceAction
  readonly order: RecordOf<'Order', 'telecom'>
  readonly item: RecordOf<'OrderItem', 'telecom'>
  readonly work: string
  /** A day, such as `2026-09-01`. */
  readonly desiredDate: string | undefined
  readonly places: readonly Json[]
  /** What is to be taken back, as the OSS knows it. */
  readonly undoes: Pick<RecordOf<'OssOrder'>, 'ossId' | 'circuitId'> | undefined
}): Json {
  const { externalId, action, order, item, work, desiredDate, places, undoes } = asked
  const { purchaseOrderNumber } = order.telecom ?? {}
  return {
    '@type': 'ServiceOrder',
    externalId,
    category: work,
    description: `${item.name} of order ${order.number}`,
    ...(desiredDate ? { requestedCompletionDate: startOfDay(desiredDate) } : {}),
    externalReference: [
      reference('productOrder', order.number),
      ...(purchaseOrderNumber ? [reference('purchaseOrderNumber', purchaseOrderNumber)] : []),
    ],
    relatedParty: [
      {
        id: order.account,
        role: 'customer',
        '@type': 'RelatedParty',
        '@referredType': 'Organization',
      },
    ],
    ...(undoes?.ossId
      ? { orderRelationship: [{ id: undoes.ossId, relationshipType: 'undoes' }] }
      : {}),
    serviceOrderItem: [
      {
        '@type': 'ServiceOrderItem',
        id: '1',
        action,
        quantity: item.quantity,
        service: {
          '@type': 'Service',
          name: item.name,
          serviceType: item.offering,
          ...(places.length > 0 ? { place: places } : {}),
          serviceCharacteristic: Object.entries({
            ...item.characteristics,
            ...(undoes?.circuitId ? { circuitId: undoes.circuitId } : {}),
          }).map(([name, value]) => ({
            name,
            valueType: Array.isArray(value) ? 'array' : typeof value,
            value,
          })),
        },
      },
    ],
  }
}

function reference(externalReferenceType: string, name: string): Json {
  return { '@type': 'ExternalReference', externalReferenceType, name }
}

/** TMF641 knows no days: the moment at which a day begins in UTC. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00.000Z`
}
