import { activitiesOf } from './item-kinds.ts'

/** An item that is about something which is there, with what it finds. */
export interface SubmittedItem {
  readonly id: string
  readonly name: string
  readonly action: string
  readonly activity: string
  /** The id that it names. */
  readonly product: string | null
  /** How many items of the order name the same one. */
  readonly rivals: number
  /** Null where there is no such product in the account. */
  readonly state: string | null
  readonly isSameOffering: boolean
  /** Whether another order that has not ended is about to change or end it. */
  readonly isUnderOrder: boolean
  readonly hasParts: boolean
  /** The fields in which item and product differ; of those that the item need not tell, where it does. */
  readonly differs: readonly string[]
  /** What it would rely on and is not there, or is about to end. */
  readonly lacks: readonly string[]
  /** The items that it would rely on, neither of this order nor installed. */
  readonly unrelated: readonly string[]
}

export interface ItemFault {
  readonly pointer: string
  readonly message: string
}

/** What may become different, by what moves the customer to it. */
const changeable: Readonly<Record<string, readonly string[]>> = {
  change: [
    ...['characteristics', 'quantity', 'siteA', 'siteZ', 'name', 'contact'],
    ...['locationA', 'locationZ'],
  ],
  insideMove: ['locationA', 'locationZ', 'contact'],
  record: ['name', 'contact'],
}

/**
 * Everything about an item that does not fit what is installed (MEF 123: an add item has no product, a delete
 * item nothing but its product).
 */
export function itemFaults(item: SubmittedItem): readonly ItemFault[] {
  return [...kindFaults(item), ...productFaults(item), ...lacking(item)].map(
    ([field, message]) => ({ pointer: `/items/${item.id}/${field}`, message }),
  )
}

type Found = readonly [field: string, message: string]

function kindFaults({ action, activity, product, name }: SubmittedItem): Found[] {
  const activities = activitiesOf[action] ?? []
  const faults: Found[] = []
  if (activities.length > 0 && !activities.includes(activity)) {
    faults.push([
      'telecom/activity',
      `of an item that has the action ${action} is ${activities.join(' or ')}`,
    ])
  }
  if (action === 'add' && product !== null) {
    faults.push(['inventory/product', 'is not for a new service; modify or delete it instead'])
  }
  if (action !== 'add' && product === null) {
    faults.push(['inventory/product', `is required: ${name} is about something installed`])
  }
  return faults
}

function productFaults(item: SubmittedItem): Found[] {
  const { action, activity, product, state, rivals } = item
  if (action === 'add' || product === null) return []
  if (state === null) return [['inventory/product', 'names no product of the account']]
  const faults: Found[] = []
  const about = (message: string) => faults.push(['inventory/product', message])
  if (!item.isSameOffering) faults.push(['offering', 'is not that of the product'])
  if (action === 'noChange') return faults
  if (rivals > 1) about('is named by several items; one of them is enough')
  if (item.isUnderOrder) about('is under another open order')
  else if (!startsFrom(action).includes(state))
    about(`is ${state}, and cannot be changed like this`)
  if (action === 'delete') {
    if (item.hasParts) faults.push(['items', 'do not go with what ends'])
    for (const field of item.differs) {
      faults.push([fieldOf(field), 'is not for what ends: it carries the product only'])
    }
    return faults
  }
  const allowed = changeable[activity] ?? []
  if (item.differs.length === 0) about('stays as it is: tell what becomes different')
  for (const field of item.differs.filter(field => !allowed.includes(field))) {
    faults.push([fieldOf(field), `does not change with the activity ${activity}`])
  }
  return faults
}

function startsFrom(action: string): readonly string[] {
  return action === 'delete' ? ['active', 'suspended'] : ['active']
}

function lacking({ lacks, unrelated }: SubmittedItem): Found[] {
  return [
    ...lacks.map((id): Found => ['inventory/reliesOn', `${id} is not installed, or about to end`]),
    ...unrelated.map((id): Found => {
      return ['telecom/relationships', `${id} is neither of this order nor installed`]
    }),
  ]
}

/** Where a request tells a field of the product. */
function fieldOf(field: string): string {
  if (field === 'siteA' || field === 'siteZ') return `telecom/${field}`
  if (field === 'contact') return 'inventory/contactName'
  return field === 'characteristics' || field === 'quantity' ? field : `inventory/${field}`
}
