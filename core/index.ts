/** The public door of plugboard: what plugins and applications import. */
export { type Static, Type } from 'typebox'
export type { App, AppOptions } from './app.ts'
export { closeOnSignals } from './close-on-signals.ts'
// The base objects; their declarations put them into the interface Objects
export { Attachment } from './commerce/attachments/attachment.ts'
export {
  FileStore,
  type FileStoreContract,
  folderStore,
} from './commerce/attachments/file-store.ts'
// Business time
export { BusinessCalendar } from './commerce/business-time/business-calendar.ts'
export {
  type BusinessHours,
  type HolidayRegion,
  type LocalPeriod,
  standardHours,
  weekdays,
} from './commerce/business-time/business-hours.ts'
export {
  addBusinessDays,
  addBusinessTime,
  businessMinutesBetween,
  isBusinessDay,
  isOpen,
  localDate,
  nextClosing,
  nextOpening,
  type OpenPeriod,
  openPeriodsOn,
  specialDay,
} from './commerce/business-time/business-time.ts'
export { businessCalendarFact } from './commerce/business-time/calendar-fact.ts'
export { type BusinessCalendars, loadBusinessCalendar } from './commerce/business-time/calendars.ts'
export { defaultCalendar } from './commerce/business-time/default-calendar.ts'
export type { SpecialDay } from './commerce/business-time/open-periods.ts'
export { isTimeZone } from './commerce/business-time/time-zone.ts'
export { type Mail, Mailer, type MailerContract } from './commerce/notices/mailer.ts'
export { changeRequested, insertRequested } from './commerce/objects/requested-objects.ts'
export { Assets, type AssetsContract, type ItemBasis } from './commerce/online-ordering/assets.ts'
export { discountLines } from './commerce/online-ordering/discount-lines.ts'
export { discountedLines, type GivenDiscount } from './commerce/online-ordering/discounted-lines.ts'
export {
  type DiscountApproval,
  type DiscountedItem,
  type DiscountRequest,
  Discounts,
  type DiscountsContract,
  type WantedDiscount,
} from './commerce/online-ordering/discounts.ts'
export {
  amountAtRate,
  amountOfUnits,
  compareDecimals,
  shareOf,
} from './commerce/online-ordering/exact-amounts.ts'
export {
  isOfferingFault,
  type OfferingFault,
  type OfferingRequest,
  OfferingSource,
  type OfferingSourceContract,
  type OfferingSummary,
  type PricedOffering,
  type PricingContext,
  type PricingPlace,
} from './commerce/online-ordering/offering-source.ts'
export {
  type PricedItem,
  type PricingOptions,
  priceItems,
  type RequestedItem,
} from './commerce/online-ordering/price-items.ts'
export { linesOf, PriceLine, sumOfLines } from './commerce/online-ordering/price-line.ts'
export {
  characteristicErrors,
  type PriceListEntry,
  priceList,
} from './commerce/online-ordering/price-list.ts'
export {
  PricingDetails,
  type PricingDetailsContract,
} from './commerce/online-ordering/pricing-details.ts'
export {
  priceRounding,
  type RoundingRule,
} from './commerce/online-ordering/rounding.ts'
export { Tax, type TaxableLine, type TaxContract } from './commerce/online-ordering/tax.ts'
export {
  amountsOf,
  type ItemAmounts,
  type OrderAmounts,
  pricedFields,
} from './commerce/order-management/amounts.ts'
export {
  type ChangeItemInput,
  type PreparedItemChange,
  prepareItemChange,
} from './commerce/order-management/commands/prepare-items.ts'
export {
  type PreparedOrder,
  prepareOrder,
} from './commerce/order-management/commands/prepare-order.ts'
export { sumUpOrder } from './commerce/order-management/helpers/sum-up-order.ts'
export { Order, TaxLine } from './commerce/order-management/order.ts'
export { OrderItem } from './commerce/order-management/order-item.ts'
export type { PrepareContext, PrepareStep } from './commerce/prepare-context.ts'
export { loadSetting } from './commerce/settings/load-setting.ts'
export { settingFact } from './commerce/settings/setting-fact.ts'
export { SettingValue } from './commerce/settings/setting-value.ts'
export { Account } from './commerce/user-management/account.ts'
export { createAccount } from './commerce/user-management/helpers/account-factory.ts'
export { createUser, type NewUser } from './commerce/user-management/helpers/user-factory.ts'
export { Membership } from './commerce/user-management/membership.ts'
export { Session } from './commerce/user-management/session.ts'
export { User } from './commerce/user-management/user.ts'
export { createApp } from './create-app.ts'
// The second layer
export type { Actor } from './database/actor.ts'
export { type Clock, manualClock, systemClock } from './database/clock.ts'
export type { Migration } from './database/migrations/migration.ts'
export type { ActorReads, Reads } from './database/reads.ts'
export type {
  Cause,
  FindOptions,
  NestedOutcome,
  NestedTransition,
  UnitOfWork,
} from './database/unit-of-work.ts'
// Starting
export {
  type Environment,
  type EnvironmentVariable,
  environmentVariables,
  readEnvironment,
} from './environment.ts'
export {
  coreErrors,
  type ErrorEntry,
  type FieldError,
  isPlugboardError,
  PlugboardError,
  staleError,
} from './errors.ts'
export type {
  AccountParts,
  Events,
  MembershipParts,
  ObjectParts,
  Objects,
  OrderItemParts,
  OrderParts,
  Settings,
  UserParts,
} from './extensions.ts'
export type { Plugboard } from './http/plugboard.ts'
export type { ForDisplay } from './http/services.ts'
export { plugboard } from './mount.ts'
// Plugins
export {
  type CliArgument,
  type CliCommand,
  type CliContext,
  type CliFlag,
  cliCommand,
  type Progress,
} from './plugin/cli-command.ts'
export {
  definePlugin,
  type Plugin,
  type PluginDefinition,
  type RoutesDefinition,
  type Subscriber,
  type SubscriberContext,
} from './plugin/define.ts'
export type { EventDefinition, EventRecord } from './plugin/event.ts'
export {
  type Port,
  type Ports,
  type Provider,
  type ProviderContext,
  port,
  provide,
} from './plugin/port.ts'
export type { Grant, Permission, Role } from './plugin/role.ts'
export { type Setting, type SettingValues, setting } from './plugin/setting.ts'
// The first layer
export type {
  ComputedField,
  DisplayChange,
  DisplayDefinition,
  DisplayEditor,
  PageContext,
  PageDefinition,
  PageFlowChange,
  PageFlowEditor,
} from './presentation/definition.ts'
export type { ObjectViews } from './presentation/object-views/object-views.ts'
export type {
  ControlView,
  FieldView,
  FormView,
  ListView,
  ObjectView,
} from './presentation/object-views/view.ts'
// Declarations
export { type ObjectDefinition, object, type PartDefinition, part } from './schema/definition.ts'
export { Field, type FieldMarks, type FieldOptions, type Money } from './schema/field.ts'
export { mergePatch } from './schema/merge-patch.ts'
export type { FieldsOf, ObjectName, PartKey, PartsOf, RecordOf } from './schema/record.ts'
export { type TraceFields, traceFields } from './tracing/trace-fields.ts'
// Transition policies
export {
  type Command,
  type CommandStep,
  definePolicy,
  type Effect,
  type PolicyChange,
  type PolicyDefinition,
  type PolicyEditor,
  type StateDefinition,
  type TimerDefinition,
  type TransitionDefinition,
  timer,
} from './transition/definition.ts'
export { type Fact, type FactScope, fact, fieldFact } from './transition/fact.ts'
export type { FactPage, FactQuery, FactReads, WithFacts } from './transition/fact-reads.ts'
export { type Lookup, type LookupScope, lookup } from './transition/lookup.ts'
export {
  allow,
  type Decision,
  type Refusal,
  type Rule,
  refuse,
  rule,
  type Verdict,
} from './transition/rule.ts'
export { version } from './version.ts'
