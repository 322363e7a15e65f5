import type { Migration } from 'plugboard'
import m0001Initial from './0001-initial.ts'

/** Oldest first; `plugboard migration create` adds to it. */
export const migrations: readonly Migration[] = [m0001Initial]
