import type { ErrorEntry } from 'plugboard'

/** Why the work on an order, or its change, does not go on. */
export const errors = {
  ORDER_TASK_NOT_YOURS: { status: 403, message: 'The task belongs to another role' },
  ORDER_TASKS_OPEN: { status: 409, message: 'Tasks of the item are still open' },
  ORDER_NOT_UNDER_WAY: { status: 409, message: 'The order is not being worked on' },
  ORDER_REQUEST_PENDING: { status: 409, message: 'Another request for the order is pending' },
  ORDER_POINT_OF_NO_RETURN: {
    status: 409,
    message: 'An item has passed its hard point of no return',
  },
  ORDER_ITEM_WAITS: { status: 409, message: 'The item waits for a decision or an answer' },
  ORDER_ITEM_NOT_OPEN: { status: 409, message: 'A request names what is no open item' },
  ORDER_NEEDS_SUPPLEMENT: {
    status: 409,
    message: 'An order that is worked on is changed by a supplement',
  },
} as const satisfies Record<string, ErrorEntry>
