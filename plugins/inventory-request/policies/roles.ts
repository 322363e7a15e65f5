import type { Grant, Role } from 'plugboard'

const everything: Grant['action'] = ['read', 'create', 'update']

/** Who keeps pools and resources, and answers what is asked. */
export const inventoryManager: Role = {
  name: 'inventoryManager',
  title: 'Inventory manager',
  scope: 'system',
  audience: 'agent',
  grants: [
    { action: 'read', subject: 'all' },
    { action: [...everything, 'delete'], subject: 'ResourcePool' },
    { action: everything, subject: 'InventoryResource' },
    { action: everything, subject: 'ResourceReservation' },
    { action: everything, subject: 'InventoryRequest' },
  ],
}

const askFor: readonly Grant[] = [
  { action: 'read', subject: 'ResourcePool' },
  { action: ['read', 'create'], subject: 'ResourceReservation' },
  { action: ['read', 'create'], subject: 'InventoryRequest' },
]

/** Customers see their own reservations and requests, and the pools; single resources are the carrier's. */
export const grants: Readonly<Record<string, readonly Grant[]>> = {
  viewer: ['ResourcePool', 'ResourceReservation', 'InventoryRequest'].map(subject => ({
    action: 'read',
    subject,
  })),
  buyer: askFor,
  accountAdministrator: askFor,
  salesAgent: askFor,
  orderManager: askFor,
  provisioner: askFor,
}
