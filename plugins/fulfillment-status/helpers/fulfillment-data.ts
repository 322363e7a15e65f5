import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

type New<Name extends 'MilestoneRule' | 'AcceptanceRule' | 'JeopardyReason'> = FieldsOf<Name>

/** Keeps the milestones of a product. @example await createMilestoneRule(uow, { key: 'line', itemActions: ['add'], milestones }) */
export const createMilestoneRule = (
  uow: UnitOfWork,
  rule: New<'MilestoneRule'>,
): Promise<RecordOf<'MilestoneRule'>> => uow.insert('MilestoneRule', rule)

/** Keeps which task waits for acceptance. @example await createAcceptanceRule(uow, { key: 'all', task: 'acceptance', deemedAfterDays: 5 }) */
export const createAcceptanceRule = (
  uow: UnitOfWork,
  rule: New<'AcceptanceRule'>,
): Promise<RecordOf<'AcceptanceRule'>> => uow.insert('AcceptanceRule', rule)

/** Keeps reason codes. @example await createJeopardyReasons(uow, asogReasons) */
export const createJeopardyReasons = (
  uow: UnitOfWork,
  reasons: readonly New<'JeopardyReason'>[],
): Promise<RecordOf<'JeopardyReason'>[]> => uow.insertMany('JeopardyReason', reasons)

/** Reason codes that carriers exchange (ASOG 67, clarification and notification request, reason code). */
export const asogReasons: readonly New<'JeopardyReason'>[] = [
  { code: '1A', title: 'Facility shortage', party: 'provider' },
  { code: '1C', title: 'Customer not ready', party: 'customer' },
  { code: '1F', title: 'Provider missed the appointment', party: 'provider' },
  { code: '1G', title: 'No access to the premises', party: 'customer' },
  { code: '1J', title: 'Special construction', party: 'provider' },
  { code: '1R', title: 'Customer cannot be reached', party: 'customer' },
  { code: '1S', title: 'Building not ready', party: 'customer' },
  { code: '1U', title: 'Permit outstanding', party: 'provider' },
  { code: '1Y', title: 'No central office equipment', party: 'provider' },
]
