/** Who keeps the inventory. */
export const keepers = ['inventoryManager', 'administrator']

/** Who puts resources to work, besides. */
export const fieldStaff = [...keepers, 'orderManager', 'provisioner']

/** The staff that asks and reserves for customers. */
export const staff = [...fieldStaff, 'salesAgent']

/** Who asks and reserves for an account. */
export const customers = ['buyer', 'accountAdministrator']
