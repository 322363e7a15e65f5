import type { Migration } from 'plugboard'

export const migrations: readonly Migration[] = []
