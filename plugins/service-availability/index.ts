import { definePlugin } from 'plugboard'
import { importFootprintCommand } from './cli/import-footprint.ts'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { footprintArea } from './objects/footprint-area.ts'
import { footprintBuilding } from './objects/footprint-building.ts'
import { offeringQualification } from './objects/offering-qualification.ts'
import { serviceabilityRule } from './objects/serviceability-rule.ts'
import { siteSurvey } from './objects/site-survey.ts'
import { offeringQualificationPolicy } from './policies/offering-qualification.ts'
import { orderChanges } from './policies/order.ts'
import { siteSurveyPolicy } from './policies/site-survey.ts'
import { AvailabilityProvider } from './ports/availability-provider.ts'
import { routes } from './routes.ts'
import { qualificationNeeded, yellowNeeds } from './settings.ts'

export { addressKey } from './helpers/address-key.ts'
export { footprintAvailability } from './helpers/footprint-availability.ts'
export {
  type AvailabilityAlternative,
  type AvailabilityAnswer,
  type AvailabilityPlace,
  AvailabilityProvider,
  type AvailabilityProviderContract,
  type AvailabilityQuestion,
  type AvailabilityReason,
  type ServiceabilityConfidence,
} from './ports/availability-provider.ts'
export {
  footprintArea,
  footprintBuilding,
  offeringQualification,
  qualificationNeeded,
  serviceabilityRule,
  siteSurvey,
  yellowNeeds,
}

/** The customers see what was answered to them, not the footprint. */
const subjects = ['OfferingQualification', 'SiteSurvey']
const readers = subjects.map(subject => ({ action: 'read', subject }))
const askers = subjects.map(subject => ({ action: ['read', 'create'], subject }))
const footprint = ['FootprintBuilding', 'FootprintArea', 'ServiceabilityRule']

/** Whether an offering can be delivered to a site, by when, and until when that holds. */
export default definePlugin({
  name: 'service-availability',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'service-site': '^0.1.0', 'telecom-order': '^0.1.0' },
  title: 'Service availability',
  objects: [
    offeringQualification,
    siteSurvey,
    footprintBuilding,
    footprintArea,
    serviceabilityRule,
  ],
  policies: {
    Order: orderChanges,
    OfferingQualification: offeringQualificationPolicy,
    SiteSurvey: siteSurveyPolicy,
  },
  settings: [qualificationNeeded, yellowNeeds],
  // The staff reads everything; its administrators keep the footprint.
  grants: {
    viewer: readers,
    buyer: askers,
    accountAdministrator: askers,
    salesAgent: askers,
    orderManager: askers,
    provisioner: [
      ...askers,
      ...footprint.map(subject => ({ action: ['create', 'update', 'delete'], subject })),
    ],
  },
  ports: [AvailabilityProvider],
  events: [
    {
      name: 'offeringQualified',
      title: 'A qualification was answered',
      object: 'OfferingQualification',
    },
    { name: 'siteSurveyRequested', title: 'A survey was asked for', object: 'SiteSurvey' },
    { name: 'siteSurveyScheduled', title: 'A survey was scheduled', object: 'SiteSurvey' },
    { name: 'siteSurveyCompleted', title: 'A survey was completed', object: 'SiteSurvey' },
    { name: 'siteSurveyCancelled', title: 'A survey was cancelled', object: 'SiteSurvey' },
  ],
  routes,
  cli: [importFootprintCommand],
  errors,
  migrations,
})
