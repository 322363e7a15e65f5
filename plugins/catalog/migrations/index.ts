import type { Migration } from 'plugboard'

/** Oldest first; `plugboard migration create` adds to it. */
export const migrations: readonly Migration[] = []
