import { definePlugin, OfferingSource, priceList, provide, Type } from 'plugboard'
import serviceAvailability from 'plugboard/plugins/service-availability'
import serviceSite from 'plugboard/plugins/service-site'
import telecomOrder from 'plugboard/plugins/telecom-order'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'

const bandwidth = Type.Object(
  { bandwidth: Type.Optional(Type.Enum(['50M', '100M', '1G', '10G'])) },
  { additionalProperties: false },
)
const offering = (key: string) => ({
  ...{ offering: key, name: key, currency: 'USD', recurring: 100, characteristics: bandwidth },
})

/** What the tests sell, without a catalogue. */
export const offers = definePlugin({
  name: 'offers',
  version: '1.0.0',
  core: '*',
  providers: [
    provide(OfferingSource, () =>
      priceList([offering('dedicated-internet'), offering('broadband'), offering('toll-free')]),
    ),
  ],
})

/** Fiber for dedicated internet, coaxial cable for broadband. */
const rules = [
  {
    name: 'Internet by fiber',
    offering: 'dedicated-internet',
    technology: 'fiber',
    greenMetres: 50,
    yellowMetres: 500,
    bandwidthSteps: [50, 100, 1_000, 10_000],
    intervals: [
      { upToMetres: 0, businessDays: 10 },
      { upToMetres: 50, businessDays: 20 },
      { upToMetres: 500, businessDays: 60 },
    ],
    guaranteeDays: 30,
    constructionFixed: { amount: 500_000, currency: 'USD' },
    constructionPerMetre: { amount: 9_000, currency: 'USD' },
  },
  {
    name: 'Broadband by cable',
    offering: 'broadband',
    technology: 'hfc',
    greenMetres: 0,
    yellowMetres: 0,
    maxBandwidthMbps: 1_000,
    intervals: [{ upToMetres: 0, businessDays: 3 }],
    guaranteeDays: 14,
  },
]

const building = { technology: 'fiber', networkStatus: 'onNet', distanceMetres: 0 }
const buildings = [
  {
    ...{ ...building, addressKey: 'US|10118|350 5TH AVE', capacityMbps: 20_000, portsLeft: 4 },
    ...{ latitude: '40.748433', longitude: '-73.985656' },
  },
  {
    ...building,
    addressKey: 'US|10118|360 5TH AVE',
    networkStatus: 'nearNet',
    distanceMetres: 120,
  },
  { ...building, addressKey: 'US|10118|370 5TH AVE', capacityMbps: 500 },
  { ...building, addressKey: 'US|10118|380 5TH AVE', portsLeft: 0 },
  {
    ...building,
    addressKey: 'US|10118|390 5TH AVE',
    networkStatus: 'nearNet',
    distanceMetres: 501,
  },
]

/** An application with a small network in New York, on the first of June at noon in UTC. */
export async function networkApp(t: TestContext) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const app = await testApp(t, {
    plugins: [offers, serviceSite, telecomOrder, serviceAvailability],
    clock,
  })
  const administrator = await app.staff('administrator')
  for (const [path, rows] of [
    ['serviceability-rules', rules],
    ['footprint-buildings', buildings],
    ['footprint-areas', [{ country: 'US', postalCode: '101', technology: 'hfc' }]],
  ] as const) {
    for (const row of rows) await created(administrator, path, row)
  }
  return { ...app, administrator, clock }
}

/** Makes an object, and gives its id. */
export async function created(who: TestClient, path: string, body: object): Promise<string> {
  const made = await who.post(`/api/${path}`, body)
  if (made.status !== 201) throw new Error(`${path}: ${made.text}`)
  return made.body.id
}

/** An address in the street of the network. */
export const address = (streetNumber: string, more: object = {}) => ({
  ...{ streetNumber, streetName: '5th Avenue', locality: 'New York', region: 'NY' },
  ...{ postalCode: '10118', country: 'US', ...more },
})

/** A site there, and its id. */
export const siteAt = (who: TestClient, streetNumber: string, more: object = {}) =>
  created(who, 'service-sites', { name: `Fifth ${streetNumber}`, ...address(streetNumber, more) })
