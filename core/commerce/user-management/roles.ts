import type { Role } from '../../plugin/role.ts'

const ordering = ['Order', 'OrderItem', 'Attachment'] as const

/** What is shared by all accounts, and tells nothing of any. */
const shared = { action: 'read', subject: 'BusinessCalendar' }

/** The roles that the core knows; plugins add roles, and grants to these. */
export const coreRoles: readonly Role[] = [
  {
    name: 'viewer',
    title: 'Viewer',
    scope: 'account',
    audience: 'customer',
    grants: [
      { action: 'read', subject: 'Account' },
      ...ordering.map(subject => ({ action: 'read', subject })),
      shared,
    ],
  },
  {
    name: 'buyer',
    title: 'Buyer',
    scope: 'account',
    audience: 'customer',
    grants: [
      { action: 'read', subject: 'Account' },
      ...ordering.map(subject => ({ action: ['read', 'create', 'update', 'delete'], subject })),
      shared,
    ],
  },
  {
    name: 'accountAdministrator',
    title: 'Account administrator',
    scope: 'account',
    audience: 'customer',
    grants: [
      { action: ['read', 'update'], subject: 'Account' },
      { action: 'read', subject: 'User' },
      { action: 'read', subject: 'Membership' },
      ...ordering.map(subject => ({ action: ['read', 'create', 'update', 'delete'], subject })),
      shared,
    ],
  },
  {
    name: 'salesAgent',
    title: 'Sales agent',
    scope: 'system',
    audience: 'agent',
    grants: [
      { action: 'read', subject: 'all' },
      { action: ['create', 'update'], subject: 'Account' },
      ...ordering.map(subject => ({ action: ['create', 'update', 'delete'], subject })),
    ],
  },
  {
    name: 'orderManager',
    title: 'Order manager',
    scope: 'system',
    audience: 'agent',
    grants: [
      { action: 'read', subject: 'all' },
      ...ordering.map(subject => ({ action: ['create', 'update', 'delete'], subject })),
      { action: ['create', 'update', 'delete'], subject: 'BusinessCalendar' },
    ],
  },
  {
    name: 'provisioner',
    title: 'Provisioner',
    scope: 'system',
    audience: 'agent',
    grants: [
      { action: 'read', subject: 'all' },
      { action: ['create', 'delete'], subject: 'Attachment' },
    ],
  },
  {
    name: 'administrator',
    title: 'Administrator',
    scope: 'system',
    audience: 'agent',
    grants: [{ action: 'manage', subject: 'all' }],
  },
]
