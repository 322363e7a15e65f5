/** Who works on orders; the roles are the core's and those of order-activity. */
export const managers = ['orderManager', 'administrator']
export const workers = [
  ...['system', ...managers, 'provisioner'],
  ...['designEngineer', 'fieldTechnician', 'serviceActivator'],
]
/** Who speaks for the customer. */
export const customers = ['buyer', 'accountAdministrator', 'salesAgent']
