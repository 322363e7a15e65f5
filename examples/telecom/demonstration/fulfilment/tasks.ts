import type { TaskTemplate } from 'plugboard/plugins/order-activity'

/** Minutes of a working day of eight hours. */
const day = 480

/** What the work of the demonstration is made of; each product takes some of it. */
export const survey: TaskTemplate = {
  ...{ key: 'survey', title: 'Survey the site', role: 'fieldTechnician', duration: 2 * day },
  dependsOnCharacteristics: [],
}

export const design: TaskTemplate = {
  ...{ key: 'design', title: 'Design the circuit', role: 'designEngineer', duration: day },
  dependsOn: ['survey'],
  compensation: { title: 'Discard the design', role: 'designEngineer', duration: 60 },
}

export const access: TaskTemplate = {
  ...{ key: 'access', title: 'Order the access line', role: 'provisioner', duration: 5 * day },
  ...{ dependsOn: ['design'], dependsOnCharacteristics: ['access', 'interface'] },
  ...{ pointOfNoReturn: 'soft', penalty: { amount: 50_000, currency: 'USD' } },
  compensation: { title: 'Cancel the access line', role: 'provisioner', duration: day },
}

export const equipment: TaskTemplate = {
  ...{ key: 'equipment', title: 'Ship the equipment', role: 'provisioner', duration: 2 * day },
  ...{ dependsOn: ['design'], dependsOnCharacteristics: ['interface', 'appliance'] },
  compensation: { title: 'Take the equipment back', role: 'provisioner', duration: day },
}

export const circuitId: TaskTemplate = {
  ...{ key: 'circuitId', title: 'Assign the circuit id', role: 'provisioner', duration: 60 },
  ...{ dependsOn: ['design'], dependsOnCharacteristics: [] },
  compensation: { title: 'Release the circuit id', role: 'provisioner', duration: 30 },
}

export const install: TaskTemplate = {
  ...{ key: 'install', title: 'Install at the site', role: 'fieldTechnician', duration: day },
  dependsOn: ['access', 'equipment', 'circuitId'],
  compensation: { title: 'Remove what was installed', role: 'fieldTechnician', duration: day },
}

export const testAndTurnUp: TaskTemplate = {
  ...{ key: 'testAndTurnUp', title: 'Test and turn up', role: 'serviceActivator', duration: 240 },
  ...{ dependsOn: ['install', 'design', 'number'], pointOfNoReturn: 'hard' },
}

export const acceptance: TaskTemplate = {
  ...{ key: 'customerAcceptance', title: 'Await acceptance', role: 'orderManager', duration: 0 },
  ...{ dependsOn: ['testAndTurnUp'], dependsOnCharacteristics: [] },
}

export const number: TaskTemplate = {
  ...{ key: 'number', title: 'Assign the numbers', role: 'provisioner', duration: 120 },
  compensation: { title: 'Release the numbers', role: 'provisioner', duration: 60 },
}

export const changeService: TaskTemplate = {
  ...{ key: 'changeService', title: 'Change the service', role: 'serviceActivator' },
  ...{ duration: 120, dependsOn: ['design'], pointOfNoReturn: 'hard' },
}

export const turnDown: TaskTemplate = {
  ...{ key: 'turnDown', title: 'Turn the service down', role: 'serviceActivator', duration: 60 },
  ...{ pointOfNoReturn: 'hard' },
}

export const recover: TaskTemplate = {
  ...{ key: 'recover', title: 'Fetch the equipment', role: 'fieldTechnician', duration: 5 * day },
  dependsOn: ['turnDown'],
}
