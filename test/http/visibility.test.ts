import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

t.test('a field that one audience does not see', async t => {
  const { customer, manager } = await testApp(t, { plugins: await museumPlugins() })
  const { Jar = '' } = await exhibits(customer, [{ title: 'Jar' }])
  const url = `/api/exhibits/${Jar}`
  const changed = await manager.patch(url, {
    ...{ title: 'The jar', appraisal: 'forged', care: { note: 'handle roughly' } },
  })
  t.match(changed.body, { appraisal: 'forged', care: { level: 1, note: 'handle roughly' } })
  const hidden = /apprais|forged|note|roughly/

  for (const at of ['', '/history', '?fields=title,care']) {
    const mine = await customer.get(`${url}${at}`)
    t.equal(mine.status, 200, at)
    t.notMatch(mine.text, hidden, at)
  }
  t.notMatch((await customer.get('/api/exhibits')).text, hidden)
  t.match((await customer.get(`${url}/history`)).body.items[0].changes, {
    title: { before: 'Jar', after: 'The jar' },
  })
  t.match((await manager.get(`${url}/history`)).body.items[0].changes, {
    appraisal: { before: null, after: 'forged' },
    'care.note': { before: null, after: 'handle roughly' },
  })

  const { version } = (await customer.get(url)).body
  for (const body of [{ appraisal: 'genuine' }, { care: { note: 'x' } }, { appraisal: null }]) {
    const reply = await customer.patch(url, body)
    t.match(reply, { status: 422, body: { code: 'INPUT_INVALID' } }, JSON.stringify(body))
    t.same(reply.body.errors[0].pointer.split('/')[1], Object.keys(body)[0])
  }
  const made = await customer.post('/api/exhibits', { title: 'New', appraisal: 'genuine' })
  t.match(made, { status: 422, body: { errors: [{ pointer: '/appraisal' }] } })
  t.equal((await customer.get(url)).body.version, version)
  t.match((await manager.get(url)).body, { appraisal: 'forged' })
})
