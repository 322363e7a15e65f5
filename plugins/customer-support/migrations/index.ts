import type { Migration } from 'plugboard'
import m0001Initial from './0001-initial.ts'
import m0002Callbacks from './0002-callbacks.ts'
import m0003HelpArticles from './0003-help-articles.ts'

/** Oldest first; `plugboard migration create` adds to it. */
export const migrations: readonly Migration[] = [m0001Initial, m0002Callbacks, m0003HelpArticles]
