import type { UnitOfWork } from 'plugboard'
import { createDecompositionRule, type TaskTemplate } from 'plugboard/plugins/order-activity'
import * as tasks from './tasks.ts'

const { survey, design, access, equipment, circuitId, install, testAndTurnUp, acceptance } = tasks
const circuit = [survey, design, access, equipment, circuitId, install, testAndTurnUp, acceptance]
const overlay = [design, testAndTurnUp, acceptance]
const numbers = [tasks.number, testAndTurnUp]

/**
 * The work that new services take, by offering. Dedicated internet has none on purpose: such items are
 * completed by hand, or with their order.
 */
const additions: Readonly<Record<string, readonly TaskTemplate[]>> = {
  'ethernet-line': circuit,
  'ethernet-uni': circuit,
  'ethernet-evc': overlay,
  'private-line-ds1': circuit,
  'private-line-ds3': circuit,
  'mpls-vpn': circuit,
  'sd-wan-site': [design, equipment, install, testAndTurnUp, acceptance],
  'sip-trunk': [design, ...numbers, acceptance],
  'toll-free-number': numbers,
  'business-broadband': [equipment, install, testAndTurnUp],
  'business-mobile': [equipment, ...numbers],
}

/** Decomposition rules: what is done for an item, by whom, behind what, and how it is undone. */
export async function createWork(uow: UnitOfWork): Promise<void> {
  for (const [offering, work] of Object.entries(additions)) {
    const rule = (
      what: string,
      action: 'add' | 'modify' | 'delete',
      own: readonly TaskTemplate[],
    ) =>
      createDecompositionRule(uow, {
        ...{ key: `${offering}-${what}`, offering, itemActions: [action], tasks: [...own] },
      })
    await rule('new', 'add', work)
    await rule('change', 'modify', [design, tasks.changeService])
    await rule('end', 'delete', [tasks.turnDown, ...(isOnSite(work) ? [tasks.recover] : [])])
  }
}

function isOnSite(work: readonly TaskTemplate[]): boolean {
  return work.includes(equipment)
}
