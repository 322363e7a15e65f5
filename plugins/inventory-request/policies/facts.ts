import { fieldFact, settingFact } from 'plugboard'
import type { ResourceKind } from '../objects/resource-kind.ts'
import { holdTerms } from '../settings.ts'

/** Facts about a reservation that several rules ask for. */
export const kind = fieldFact<ResourceKind>('ResourceReservation', 'kind')
export const createdAt = fieldFact<string>('ResourceReservation', 'createdAt')
export const expiresAt = fieldFact<string | null>('ResourceReservation', 'expiresAt')
/** By kind. */
export const terms = settingFact('ResourceReservation', holdTerms)
