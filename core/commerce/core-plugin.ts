import { coreErrors } from '../errors.ts'
import { definePlugin, type Plugin, type PluginDefinition } from '../plugin/define.ts'
import type { Model } from '../schema/model.ts'
import { Attachment } from './attachments/attachment.ts'
import { acceptedExtensions, largestAttachment } from './attachments/attachment-settings.ts'
import { FileStore } from './attachments/file-store.ts'
import { BusinessCalendar } from './business-time/business-calendar.ts'
import { defaultCalendar } from './business-time/default-calendar.ts'
import { coreMigrations } from './migrations/index.ts'
import { Mailer } from './notices/mailer.ts'
import { Assets } from './online-ordering/assets.ts'
import { Discounts } from './online-ordering/discounts.ts'
import { OfferingSource } from './online-ordering/offering-source.ts'
import { PricingDetails } from './online-ordering/pricing-details.ts'
import { priceRounding } from './online-ordering/rounding.ts'
import { Tax } from './online-ordering/tax.ts'
import { Order } from './order-management/order.ts'
import { OrderItem } from './order-management/order-item.ts'
import { orderItemPolicy } from './order-management/order-item-policy.ts'
import { orderPolicy } from './order-management/order-policy.ts'
import { SettingValue } from './settings/setting-value.ts'
import { Account } from './user-management/account.ts'
import { Membership } from './user-management/membership.ts'
import { coreRoles } from './user-management/roles.ts'
import { Session } from './user-management/session.ts'
import { User } from './user-management/user.ts'

const orderEvents = {
  orderCreated: 'An order was opened',
  orderSubmitted: 'An order was submitted',
  orderAccepted: 'An order was accepted',
  orderRejected: 'An order was rejected',
  orderStarted: 'Work on an order began',
  orderCompleted: 'An order was completed',
  orderCancelled: 'An order was cancelled',
}

/**
 * What the core itself brings, in the same form as any plugin: the base objects with their policy,
 * the roles, the ports and the events.
 *
 * @param model resolved when the application is assembled
 * @param firstLayer the pages, views and messages of the layer above
 */
export function corePlugin(
  version: string,
  model: () => Model,
  firstLayer: Pick<PluginDefinition, 'pages' | 'pageFlows' | 'views' | 'messages'>,
): Plugin {
  return definePlugin({
    name: 'core',
    version,
    core: '*',
    objects: [
      ...[Account, User, Membership, Session, Order, OrderItem, Attachment],
      ...[SettingValue, BusinessCalendar],
    ],
    policies: { Order: orderPolicy(model), OrderItem: orderItemPolicy },
    ports: [OfferingSource, Assets, PricingDetails, Discounts, Tax, Mailer, FileStore],
    settings: [largestAttachment, acceptedExtensions, defaultCalendar, priceRounding],
    roles: coreRoles,
    events: Object.entries(orderEvents).map(([name, title]) => ({ name, title, object: 'Order' })),
    errors: coreErrors,
    migrations: coreMigrations,
    ...firstLayer,
  })
}
