import { definePolicy, type TransitionDefinition } from 'plugboard'
import { acceptInput, acceptQuote } from '../commands/accept-quote.ts'
import { approvalInput, askForApproval } from '../commands/ask-for-approval.ts'
import { closeQuote, mayHaveReason, reasonInput, rejectQuote } from '../commands/close-quote.ts'
import { beginQuote, prepareQuote } from '../commands/create-quote.ts'
import { addItem, changeItem, priceAnew, removeItem } from '../commands/item-commands.ts'
import { approveQuote, offerQuote } from '../commands/offer-quote.ts'
import { prepareAllItems, prepareItem, prepareItemChange } from '../commands/prepare-items.ts'
import { prepareVersion, reviseQuote } from '../commands/revise-quote.ts'
import { accountIsOpen } from './account-is-open.ts'
import { discountsNeedNoApproval } from './discounts-need-no-approval.ts'
import { expiry } from './expiry.ts'
import { hasItems } from './has-items.ts'
import { isOrderable } from './is-orderable.ts'
import { notOnesOwnDiscounts } from './not-ones-own-discounts.ts'
import { pricesAreRecent } from './prices-are-recent.ts'
import { isStillValid, validityIsAhead } from './validity-is-ahead.ts'

const customers = ['buyer', 'accountAdministrator']
/** Whoever may order for a customer may accept for one, with the customer's signature in hand. */
const orderers = [...customers, 'salesAgent', 'orderManager', 'administrator']
const sellers = ['salesAgent', 'salesManager', 'administrator']
const approvers = ['salesManager', 'administrator']
const requesters = [...orderers, 'salesManager']

/** What is worked out in a quote, by customers and sellers alike, while it is in progress. */
const compose = (title: string): Omit<TransitionDefinition, 'command'> => ({
  ...{ title, from: ['inProgress'], to: 'same', actors: requesters },
  ...{ internal: true, capability: 'amend' },
})

const composing: Readonly<Record<string, TransitionDefinition>> = {
  create: {
    ...{ title: 'Begin a quote', from: null, to: 'inProgress', actors: requesters },
    internal: true,
    rules: [accountIsOpen],
    emits: ['quoteCreated'],
    prepare: prepareQuote,
    command: beginQuote,
  },
  change: compose('Change the quote'),
  addItem: { ...compose('Add an item'), prepare: prepareItem, command: addItem },
  changeItem: { ...compose('Change an item'), prepare: prepareItemChange, command: changeItem },
  removeItem: { ...compose('Remove an item'), command: removeItem },
  reprice: {
    ...{ title: 'Price anew', from: ['inProgress'], to: 'same', actors: requesters },
    capability: 'amend',
    prepare: prepareAllItems,
    command: priceAnew,
  },
}

const offering: Readonly<Record<string, TransitionDefinition>> = {
  offer: {
    ...{ title: 'Offer to the customer', from: ['inProgress'], to: 'approved', actors: sellers },
    rules: [hasItems, accountIsOpen, pricesAreRecent, validityIsAhead, discountsNeedNoApproval],
    emits: ['quoteApproved'],
    command: offerQuote,
  },
  requestApproval: {
    ...{ title: 'Ask for approval', from: ['inProgress'], to: 'pending', actors: sellers },
    rules: [hasItems, accountIsOpen, pricesAreRecent, validityIsAhead],
    input: approvalInput,
    emits: ['quoteApprovalRequested'],
    command: askForApproval,
  },
  approve: {
    ...{ title: 'Approve and offer', from: ['pending'], to: 'approved', actors: approvers },
    rules: [notOnesOwnDiscounts, validityIsAhead],
    emits: ['quoteApproved'],
    command: approveQuote,
  },
  reject: {
    ...{ title: 'Reject', from: ['pending'], to: 'rejected', actors: approvers },
    input: reasonInput,
    emits: ['quoteRejected'],
    command: rejectQuote,
  },
  recall: {
    ...{ title: 'Take the request back', from: ['pending'], to: 'inProgress', actors: sellers },
  },
}

const closing: Readonly<Record<string, TransitionDefinition>> = {
  accept: {
    ...{ title: 'Accept', from: ['approved'], to: 'accepted', actors: orderers },
    rules: [accountIsOpen, isOrderable, isStillValid],
    input: acceptInput,
    emits: ['quoteAccepted'],
    command: acceptQuote,
  },
  decline: {
    ...{ title: 'Decline', from: ['approved'], to: 'declined', actors: orderers },
    input: reasonInput,
    emits: ['quoteDeclined'],
    command: closeQuote,
  },
  expire: {
    ...{ title: 'Expire', from: ['approved'], to: 'expired', actors: ['system'] },
    emits: ['quoteExpired'],
  },
  cancel: {
    ...{ title: 'Cancel', from: ['inProgress', 'pending', 'approved'], to: 'cancelled' },
    actors: requesters,
    input: mayHaveReason,
    capability: 'cancel',
    emits: ['quoteCancelled'],
    command: closeQuote,
  },
  revise: {
    ...{ title: 'Begin a new version', to: 'superseded', actors: requesters },
    from: ['approved', 'declined', 'expired', 'rejected'],
    emits: ['quoteSuperseded'],
    prepare: prepareVersion,
    command: reviseQuote,
  },
}

/**
 * From a draft to an order, in the states of TMF648. `inProgress` is MEF's `inProgress.draft`, `approved` its
 * `approved.orderable`; `declined`, `expired` are MEF's, `superseded` is a version that another one replaced.
 */
export const quotePolicy = definePolicy('Quote', {
  states: {
    inProgress: { title: 'In progress' },
    pending: { title: 'Pending approval' },
    approved: { title: 'Approved' },
    rejected: { title: 'Not approved' },
    accepted: { title: 'Accepted', final: true },
    declined: { title: 'Declined' },
    expired: { title: 'Expired' },
    cancelled: { title: 'Cancelled', final: true },
    superseded: { title: 'Superseded', final: true },
  },
  transitions: { ...composing, ...offering, ...closing },
  timers: [expiry],
})
