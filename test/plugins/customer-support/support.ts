import { manualClock, type Plugin } from 'plugboard'
import customerSupport from 'plugboard/plugins/customer-support'
import { type TestClient, type TestContext, testApp } from 'plugboard/testing'
import prices from '../../../examples/bookshop/price-list.ts'

const office = [{ from: '09:00', to: '17:00' }]
const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const wholeWeek = [...workdays, 'saturday', 'sunday']

export const officeHours = {
  key: 'office',
  name: 'Office hours',
  timeZone: 'America/New_York',
  weeklyHours: Object.fromEntries(workdays.map(day => [day, office])),
  holidays: { country: 'US' },
}

export const aroundTheClock = {
  key: 'always',
  name: 'Around the clock',
  timeZone: 'UTC',
  weeklyHours: Object.fromEntries(wholeWeek.map(day => [day, [{ from: '00:00', to: '24:00' }]])),
}

/** An application with the core and this plugin, on a Tuesday at noon in New York unless said otherwise. */
export async function supportApp(
  t: TestContext,
  { now = '2026-06-02T16:00:00.000Z', plugins = [] as readonly Plugin[] } = {},
) {
  const clock = manualClock(now)
  const made = await testApp(t, { plugins: [prices, customerSupport, ...plugins], clock })
  const administrator = await made.staff('administrator')
  const agent = await made.staff('supportAgent')
  return { ...made, clock, administrator, agent }
}

/** Makes an object, and gives its id. */
export async function make(who: TestClient, path: string, body: object): Promise<string> {
  const made = await who.post(`/api/${path}`, body)
  if (made.status !== 201) throw new Error(made.text)
  return made.body.id
}

/** A team, and a rule that leads to it. */
export async function makeTeam(
  administrator: TestClient,
  name: string,
  rule: object | undefined,
  more: object = {},
): Promise<string> {
  const kind = name.toLowerCase().replaceAll(' ', '-')
  const contact = { email: `${kind}@carrier.example` }
  const team = await make(administrator, 'support-teams', { name, kind, contact, ...more })
  if (rule) await make(administrator, 'contact-rules', { name: `To ${name}`, team, ...rule })
  return team
}

/** An order of somebody, brought as far as wanted. */
export async function makeOrder(customer: TestClient): Promise<string> {
  return make(customer, 'orders', { items: [{ offering: 'moby-dick' }] })
}

export async function act(who: TestClient, url: string, action: string, body: object = {}) {
  const reply = await who.post(`${url}/actions/${action}`, body)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
