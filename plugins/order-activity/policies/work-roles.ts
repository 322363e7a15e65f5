import type { Role } from 'plugboard'

const reads = [{ action: 'read', subject: 'all' }]
const files = [{ action: ['create', 'delete'], subject: 'Attachment' }]

/** Those who do the work, beside the core's provisioner. */
export const workRoles: readonly Role[] = [
  ['designEngineer', 'Design engineer'],
  ['fieldTechnician', 'Field technician'],
  ['serviceActivator', 'Service activation'],
].map(([name = '', title = '']) => ({
  ...{ name, title, scope: 'system', audience: 'agent' },
  grants: [...reads, ...files],
}))

/** Who decides about the work of others. */
export const managers = ['orderManager', 'administrator'] as const

/** Who may have tasks. */
export const workers = [
  ...['system', ...managers, 'provisioner'],
  ...workRoles.map(({ name }) => name),
]

/** Who speaks for the customer. */
export const buyers = ['buyer', 'accountAdministrator', 'salesAgent', ...managers] as const
