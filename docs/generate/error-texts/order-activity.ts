import type { errors } from '../../../plugins/order-activity/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  ORDER_TASK_NOT_YOURS: {
    means: 'A task is done by the bearers of its role, and given to others by order managers.',
    do: 'Ask somebody who has the role that the data name.',
  },
  ORDER_TASKS_OPEN: {
    means: 'An item is completed by its tasks, and some of them are not done.',
    do: 'Complete or skip the tasks that the data name; the item follows the last of them.',
  },
  ORDER_NOT_UNDER_WAY: {
    means:
      'Supplements, cancellation requests and charges are for orders that are being worked on.',
    do: 'Before an order is started cancel or change it by its own actions; afterwards place a new one.',
  },
  ORDER_REQUEST_PENDING: {
    means: 'A supplement or a cancellation of the order has not ended; there is one at a time.',
    do: 'Wait for it, or withdraw it.',
  },
  ORDER_POINT_OF_NO_RETURN: {
    means:
      'Work on an item that is to change has passed the point beyond which it cannot be undone.',
    do: 'Leave the item out. When it is completed, order a change or a disconnect.',
  },
  ORDER_ITEM_NOT_OPEN: {
    means: 'A request names what is no item of the order, or one that has ended.',
    do: 'Name items of the order that have not ended; `GET /api/orders/{id}` shows their states.',
  },
  ORDER_ITEM_WAITS: {
    means:
      'A supplement or cancellation has not been decided, a blocking charge or the customer has not answered; until then the work on the item stands still.',
    do: 'Decide about the request, or wait for the answer; the work goes on by itself. A charge or hold that is not needed can be withdrawn.',
  },
  ORDER_NEEDS_SUPPLEMENT: {
    means: 'Work on the order has begun, and its plan would not know of the change.',
    do: 'Send a supplement: `POST /api/supplements`.',
  },
}
