import t from 'tap'
import { created, networkApp, siteAt } from './network.ts'

const { customer, otherCustomer, manager, staff } = await networkApp(t)

/** Asks about a house of the street, and gives the qualification's id. */
async function ask(streetNumber: string) {
  const site = await siteAt(customer, streetNumber)
  return created(customer, 'offering-qualifications', { offering: 'dedicated-internet', site })
}

t.test('what is yellow is surveyed, and the result is a newer answer', async t => {
  const qualification = await ask('360')
  const made = await customer.post('/api/site-surveys', { qualification, remarks: 'Ask for Sue' })
  t.equal(made.status, 201, made.text)
  t.equal(made.body.state, 'requested')
  const url = `/api/site-surveys/${made.body.id}/actions`
  t.equal((await customer.post(`${url}/complete`, {})).status, 422)
  const provisioner = await staff('provisioner')
  const dated = await provisioner.post(`${url}/schedule`, { scheduledFor: '2026-06-10' })
  t.match(dated.body, { state: 'scheduled', scheduledFor: '2026-06-10' })
  const found = { serviceabilityConfidence: 'green', findings: 'A duct is there' }
  t.equal((await customer.post(`${url}/complete`, found)).status, 403)
  const vague = await provisioner.post(`${url}/complete`, found)
  t.equal(vague.status, 422)
  t.equal(vague.body.code, 'AVAILABILITY_SURVEY_INCOMPLETE')
  t.match(vague.text, /installationInterval.*guaranteedUntilDate/)
  const done = await provisioner.post(`${url}/complete`, {
    ...{ ...found, installationInterval: 45, guaranteedUntilDate: '2026-09-01' },
    constructionEstimate: { amount: 800_000, currency: 'USD' },
  })
  t.equal(done.body.state, 'completed', done.text)
  const filter = `/api/offering-qualifications?survey=${made.body.id}`
  t.match((await customer.get(filter)).body.items, [
    {
      ...{ serviceabilityConfidence: 'green', installationInterval: 45, surveyNeeded: false },
      ...{ guaranteedUntilDate: '2026-09-01', provider: 'site survey', technology: 'fiber' },
      constructionEstimate: { amount: 800_000, currency: 'USD' },
      reasons: [{ code: 'surveyed', message: 'A duct is there' }],
    },
  ])
  const { body } = await customer.get(`/api/offering-qualifications/${qualification}`)
  t.equal(body.serviceabilityConfidence, 'yellow', 'the first answer stays what it was')
})

t.test('nobody drives to what is green, red, or surveyed already', async t => {
  for (const [streetNumber, told] of [
    ['350', /green/],
    ['390', /red/],
  ] as const) {
    const refused = await customer.post('/api/site-surveys', {
      qualification: await ask(streetNumber),
    })
    t.equal(refused.status, 409)
    t.equal(refused.body.code, 'AVAILABILITY_NO_SURVEY')
    t.match(refused.body.detail, told)
  }
  const qualification = await ask('360')
  const all = await Promise.all(
    Array.from({ length: 4 }, () => customer.post('/api/site-surveys', { qualification })),
  )
  t.same(all.map(({ status }) => status).sort(), [201, 409, 409, 409])
  const [first] = all.filter(({ status }) => status === 201)
  await customer.post(`/api/site-surveys/${first?.body.id}/actions/cancel`)
  t.equal((await customer.post('/api/site-surveys', { qualification })).status, 201)
})

t.test('surveys are confined like what they are about', async t => {
  const qualification = await ask('360')
  const planted = await otherCustomer.post('/api/site-surveys', { qualification })
  t.equal(planted.status, 422)
  const crossed = await manager.post('/api/site-surveys', {
    ...{ qualification, account: otherCustomer.accountId },
  })
  t.equal(crossed.status, 409, 'not for another account either')
  const { body } = await customer.post('/api/site-surveys', { qualification })
  t.equal((await otherCustomer.get(`/api/site-surveys/${body.id}`)).status, 404)
})
