import { definePolicy } from 'plugboard'
import { takeValidationsBack } from '../commands/take-validations-back.ts'

const staff = ['salesAgent', 'orderManager', 'administrator']
/** The customers keep their own sites. */
const keepers = ['buyer', 'accountAdministrator', ...staff]

/** A site is closed, not removed: orders and installed products tell where they were. */
export const serviceSitePolicy = definePolicy('ServiceSite', {
  states: { active: { title: 'Active' }, closed: { title: 'Closed' } },
  transitions: {
    create: { title: 'Add a site', from: null, to: 'active', actors: [...keepers, 'system'] },
    change: {
      title: 'Change the site',
      from: ['active'],
      to: 'same',
      // Who stands in the room knows where it is.
      actors: [...keepers, 'provisioner', 'system'],
      internal: true,
      capability: 'amend',
      effects: [takeValidationsBack],
    },
    close: {
      title: 'Close',
      from: ['active'],
      to: 'closed',
      actors: [...keepers, 'system'],
      capability: 'order',
      emits: ['serviceSiteClosed'],
    },
    reopen: {
      title: 'Open again',
      from: ['closed'],
      to: 'active',
      actors: [...keepers, 'system'],
    },
  },
})
