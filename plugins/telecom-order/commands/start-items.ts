import type { CommandStep, UnitOfWork } from 'plugboard'
import { startWaitingItems } from '../helpers/start-items.ts'

/** Starts an order's items with it. */
export const startItems = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  startWaitingItems(uow, id)
