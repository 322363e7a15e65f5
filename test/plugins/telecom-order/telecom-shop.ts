import telecom from 'plugboard/plugins/telecom'
import { manualClock, type TestContext, testApp } from 'plugboard/testing'
import { sell } from '../catalog/catalog.ts'

/** The telecom plugins with one offering on sale, on the first of June at noon in UTC. */
export async function telecomShop(t: TestContext) {
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await testApp(t, { plugins: [...telecom], clock })
  await sell(shop.app, 'circuit')
  return { ...shop, clock }
}

export const items = [{ offering: 'circuit' }]
