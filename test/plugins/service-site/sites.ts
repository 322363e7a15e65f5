import serviceSite from 'plugboard/plugins/service-site'
import { manualClock, type TestClient, type TestContext, testApp } from 'plugboard/testing'
import prices from '../../../examples/bookshop/price-list.ts'

/** An application without any other telecom plugin, on the first of June at noon in UTC. */
export async function siteApp(t: TestContext) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  return { ...(await testApp(t, { plugins: [prices, serviceSite], clock })), clock }
}

export const headquarters = {
  name: 'Headquarters',
  siteCode: 'NYC-01',
  streetNumber: '350',
  streetName: '5th Ave',
  floor: '34',
  room: '3410',
  locality: 'New York',
  region: 'NY',
  postalCode: '10118',
  country: 'US',
  latitude: '40.748433',
  longitude: '-73.985656',
  timeZone: 'America/New_York',
  demarcationPoint: 'MPOE in the basement, rack 4',
}

let count = 0

/** Makes a site as somebody, and gives its address in the API. */
export async function makeSite(who: TestClient, more: object = {}): Promise<string> {
  const made = await who.post('/api/service-sites', {
    ...headquarters,
    siteCode: `S-${++count}`,
    ...more,
  })
  if (made.status !== 201) throw new Error(made.text)
  return `/api/service-sites/${made.body.id}`
}
