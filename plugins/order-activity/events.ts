import type { EventDefinition } from 'plugboard'

const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  OrderTask: {
    orderTaskReady: 'A task can be done',
    orderTaskStarted: 'A task was started',
    orderTaskCompleted: 'A task was completed',
    orderTaskFailed: 'A task failed',
    orderTaskSkipped: 'A task was skipped',
    orderTaskHeld: 'A task is on hold',
    orderTaskCancelled: 'A task is not wanted any more',
  },
  OrderCharge: {
    orderChargeRaised: 'A charge waits for an answer',
    orderChargeAccepted: 'A charge was accepted',
    orderChargeDeclined: 'A charge was declined',
    orderChargeWithdrawn: 'A charge was withdrawn',
    orderChargeTimedOut: 'A charge was not answered in time',
  },
  CancellationRequest: {
    cancellationRequested: 'The cancellation of an order was asked for',
    cancellationCharged: 'A cancellation waits for the answer to its charge',
    cancellationDone: 'A cancellation was carried out',
    cancellationDenied: 'A cancellation was denied',
  },
  Supplement: {
    supplementRequested: 'An amendment of an order was asked for',
    supplementCharged: 'An amendment waits for the answer to its charge',
    supplementApplied: 'An amendment was applied',
    supplementRejected: 'An amendment was rejected',
  },
}

/** What the work on orders tells of. */
export const events: readonly EventDefinition[] = Object.entries(titles).flatMap(([object, of]) =>
  Object.entries(of).map(([name, title]) => ({ name, title, object })),
)
