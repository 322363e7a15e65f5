import type { EventDefinition } from 'plugboard'

const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Milestone: {
    orderMilestoneReached: 'A milestone was reached',
    orderMilestoneViolated: 'A milestone is late',
  },
  JeopardyAlert: {
    orderJeopardyRaised: 'A date is in danger',
    orderJeopardyCleared: 'A date is in danger no more',
  },
  CustomerHold: {
    orderHoldRaised: 'Work waits for the customer',
    orderHoldCured: 'Work need not wait for the customer any more',
  },
  CustomerAcceptance: {
    orderAcceptanceWanted: 'The customer is asked to accept',
    orderItemAccepted: 'An item was accepted',
    orderItemNotAccepted: 'An item was not accepted',
  },
  OrderItem: {
    billingStarted: 'Billing of an item begins',
    billingStopped: 'Billing of a service ends',
  },
}

/** What is told of the fulfilment. */
export const events: readonly EventDefinition[] = Object.entries(titles).flatMap(([object, of]) =>
  Object.entries(of).map(([name, title]) => ({ name, title, object })),
)
