import { allow, refuse, rule } from 'plugboard'
import { expiresAt } from './facts.ts'

/** What has run out is not held any more, although its timer may come a moment later. */
export const holdLasts = rule({
  name: 'holdLasts',
  code: 'INVENTORY_LAPSED',
  title: 'The hold has not lapsed',
  facts: { expiresAt },
  decide: ({ facts: { expiresAt }, now }) =>
    expiresAt === null || Date.parse(expiresAt) > Date.parse(now)
      ? allow
      : refuse(`The hold has lapsed at ${expiresAt}`, {
          remedy: 'Reserve again',
          data: { expiresAt },
        }),
})
