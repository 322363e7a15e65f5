/**
 * The interfaces that plugins merge their types into, so that a field declared by a plugin is known
 * to `tsc` wherever the object is used.
 *
 * @example
 * declare module 'plugboard' {
 *   interface OrderParts { giftNote: typeof giftNote }
 *   interface Objects { ServiceSite: typeof serviceSite }
 * }
 */

/** Every object by its name. The core and each plugin add theirs. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Objects {}

/** The parts of each object, by the object's name. */
export interface ObjectParts {
  Account: AccountParts
  User: UserParts
  Membership: MembershipParts
  Order: OrderParts
  OrderItem: OrderItemParts
}

// biome-ignore-start lint/suspicious/noEmptyInterface: filled by declaration merging
export interface AccountParts {}
export interface UserParts {}
export interface MembershipParts {}
export interface OrderParts {}
export interface OrderItemParts {}

/** The payload of each event, by the event's name. */
export interface Events {}

/** The value of each setting, by the setting's name. */
export interface Settings {}
// biome-ignore-end lint/suspicious/noEmptyInterface: filled by declaration merging
