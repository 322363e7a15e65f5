import { definePlugin } from 'plugboard'
import { registeredLocationDisplay } from './displays/registered-location.ts'
import { serviceSiteDisplay } from './displays/service-site.ts'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { registeredLocation } from './objects/registered-location.ts'
import { serviceSite } from './objects/service-site.ts'
import { registeredLocationPolicy } from './policies/registered-location.ts'
import { serviceSitePolicy } from './policies/service-site.ts'

export {
  type AddressParts,
  civicAddressText,
  dispatchableAddress,
} from './helpers/address-text.ts'
export { hasValidatedLocation, validatedLocationFact } from './helpers/location-facts.ts'
export {
  createRegisteredLocation,
  createServiceSite,
  type NewRegisteredLocation,
  type NewServiceSite,
} from './helpers/site-factory.ts'
export { siteFaults } from './helpers/site-faults.ts'
export { civicAddressFields, unitFields } from './objects/address-fields.ts'
export { registeredLocation, serviceSite }

const subjects = ['ServiceSite', 'RegisteredLocation']
const readers = subjects.map(subject => ({ action: 'read', subject }))
const keepers = subjects.map(subject => ({ action: ['read', 'create', 'update'], subject }))

/** The customers' premises, and where in them help is sent to after an emergency call. */
export default definePlugin({
  name: 'service-site',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Service sites',
  objects: [serviceSite, registeredLocation],
  policies: { ServiceSite: serviceSitePolicy, RegisteredLocation: registeredLocationPolicy },
  displays: { ServiceSite: serviceSiteDisplay, RegisteredLocation: registeredLocationDisplay },
  // The staff reads everything.
  grants: {
    viewer: readers,
    buyer: keepers,
    accountAdministrator: keepers,
    salesAgent: keepers,
    orderManager: keepers,
    provisioner: keepers,
  },
  events: [
    { name: 'serviceSiteClosed', title: 'A site was closed', object: 'ServiceSite' },
    {
      name: 'registeredLocationChanged',
      title: 'A location for emergency calls has to be validated',
      object: 'RegisteredLocation',
    },
    {
      name: 'registeredLocationValidated',
      title: 'A location for emergency calls was validated',
      object: 'RegisteredLocation',
    },
    {
      name: 'registeredLocationRejected',
      title: 'A location for emergency calls was rejected',
      object: 'RegisteredLocation',
    },
  ],
  errors,
  migrations,
})
