import type { PageDefinition, PageFlowChange } from '../definition.ts'

/** The core's pages besides those that every object has. */
export const corePages: readonly PageDefinition[] = [
  { name: 'core:sign-in', path: '/sign-in', title: 'Sign in', template: 'sign-in', public: true },
]

/** Signing in leads to the orders, signing out to the door. */
export const coreFlows: PageFlowChange = flow =>
  flow.next('Session.start', 'done', 'Order:list').next('Session.end', 'done', 'core:sign-in')
