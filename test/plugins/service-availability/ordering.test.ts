import t from 'tap'
import { created, networkApp, siteAt } from './network.ts'

const { customer, otherCustomer, administrator, clock, staff } = await networkApp(t)
const offering = 'dedicated-internet'

/** An order of one item at a site. */
const order = (siteA: string, item: object = {}, telecom: object = {}) =>
  created(customer, 'orders', {
    items: [
      {
        ...{ offering, characteristics: { bandwidth: '1G' }, ...item },
        telecom: { siteA, ...telecom },
      },
    ],
  })
const submit = (id: string) => customer.post(`/api/orders/${id}/actions/submit`)
const ask = (site: string, bandwidth = '1G') =>
  created(customer, 'offering-qualifications', { offering, site, characteristics: { bandwidth } })
const set = (name: string, value: string) =>
  administrator.call('PUT', `/api/settings/serviceAvailability.${name}`, {
    ...{ value, account: customer.accountId },
  })

t.test('a green site is ordered until its guarantee has run out', async t => {
  const site = await siteAt(customer, '350')
  await ask(site)
  const late = await order(site)
  t.equal((await submit(await order(site))).status, 200)
  clock.advance({ days: 32 })
  const refused = await submit(late)
  t.equal(refused.status, 409)
  t.match(refused.body, { code: 'AVAILABILITY_NOT_QUALIFIED', plugin: 'service-availability' })
  t.match(refused.body.detail, /Fifth 350/)
  await ask(site)
  t.equal((await submit(late)).status, 200)
})

t.test('every item at a red site is named, beforehand as well', async t => {
  const red = await siteAt(customer, '390')
  const green = await siteAt(customer, '350')
  await ask(red)
  await ask(green)
  const id = await created(customer, 'orders', {
    items: [red, green, red].map(siteA => ({ offering, telecom: { siteA } })),
  })
  const refused = await submit(id)
  t.equal(refused.status, 409)
  t.equal(refused.body.code, 'AVAILABILITY_RED')
  t.same(
    refused.body.reason.items.map(({ site }: { site: string }) => site),
    [red, red],
  )
  const { items } = (await customer.get(`/api/orders/${id}/actions`)).body
  const { reasons } = items.find((item: { transition: string }) => item.transition === 'submit')
  t.match(
    reasons.find((reason: { rule: string }) => reason.rule === 'noSiteIsRed'),
    { allowed: false, code: 'AVAILABILITY_RED', detail: /Fifth 390/ },
  )
  const line = await order(green, {}, { siteZ: red })
  t.equal((await submit(line)).body.code, 'AVAILABILITY_RED', 'the other end of a line counts')
})

t.test('a yellow site is ordered once its survey is on the way, or done', async t => {
  const site = await siteAt(customer, '360')
  const qualification = await ask(site)
  const first = await order(site)
  t.equal((await submit(first)).body.code, 'AVAILABILITY_SURVEY_NEEDED')
  const survey = await created(customer, 'site-surveys', { qualification })
  t.equal((await submit(first)).status, 200)

  await set('yellowNeeds', 'surveyCompleted')
  const second = await order(site)
  t.equal((await submit(second)).body.code, 'AVAILABILITY_SURVEY_NEEDED')
  const provisioner = await staff('provisioner')
  const done = await provisioner.post(`/api/site-surveys/${survey}/actions/complete`, {
    ...{ serviceabilityConfidence: 'green', findings: 'A duct is there' },
    ...{ installationInterval: 45, guaranteedUntilDate: '2026-12-01' },
  })
  t.equal(done.status, 200, done.text)
  t.equal((await submit(second)).status, 200)

  await set('yellowNeeds', 'nothing')
  const other = await siteAt(customer, '360')
  await ask(other)
  t.equal((await submit(await order(other))).status, 200)
})

t.test('a survey that finds nothing closes a site', async t => {
  const site = await siteAt(customer, '360')
  const survey = await created(customer, 'site-surveys', { qualification: await ask(site) })
  const provisioner = await staff('provisioner')
  await provisioner.post(`/api/site-surveys/${survey}/actions/complete`, {
    ...{ serviceabilityConfidence: 'red', findings: 'The landlord lets nobody in' },
  })
  t.equal((await submit(await order(site))).body.code, 'AVAILABILITY_RED')
})

t.test('faster covers slower, and too slow is too slow for more', async t => {
  const site = await siteAt(customer, '350')
  await ask(site, '1G')
  t.equal((await submit(await order(site, { characteristics: { bandwidth: '100M' } }))).status, 200)
  await set('qualificationNeeded', 'required')
  const faster = await submit(await order(site, { characteristics: { bandwidth: '10G' } }))
  t.equal(faster.body.code, 'AVAILABILITY_NOT_QUALIFIED')
  await set('qualificationNeeded', 'whenThere')
})

t.test('without a qualification an order goes through, unless one is required', async t => {
  const site = await siteAt(customer, '350')
  const id = await order(site)
  await set('qualificationNeeded', 'required')
  t.equal((await submit(id)).body.code, 'AVAILABILITY_NOT_QUALIFIED')
  const free = await order(site, { offering: 'toll-free', characteristics: {} })
  t.equal((await submit(free)).status, 200, 'what no rule delivers is bound to no network')
  const theirs = await created(otherCustomer, 'orders', {
    items: [{ offering, telecom: { siteA: await siteAt(otherCustomer, '350') } }],
  })
  const submitted = await otherCustomer.post(`/api/orders/${theirs}/actions/submit`)
  t.equal(submitted.status, 200, 'of that account')
  await set('qualificationNeeded', 'whenThere')
  t.equal((await submit(id)).status, 200)
})
