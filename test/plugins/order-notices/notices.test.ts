import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { definePlugin, type EventRecord, type Mail, Mailer, provide } from 'plugboard'
import catalog from 'plugboard/plugins/catalog'
import orderNotices from 'plugboard/plugins/order-notices'
import serviceSite from 'plugboard/plugins/service-site'
import telecomOrder from 'plugboard/plugins/telecom-order'
import { manualClock, type TestClient, testApp } from 'plugboard/testing'
import t from 'tap'
import { sell } from '../catalog/catalog.ts'
import { must } from '../telecom-order/telecom-shop.ts'

const mails: Mail[] = []
let failures = 0

/** Keeps what it is handed, and refuses it as often as it is told to. */
const mailbox = definePlugin({
  name: 'mailbox',
  version: '1.0.0',
  core: '*',
  providers: [
    provide(Mailer, () => ({
      async send(mail) {
        if (failures-- > 0) throw new Error('The mail server is away')
        mails.push(mail)
      },
    })),
  ],
})

const templates = await mkdtemp(join(tmpdir(), 'plugboard-mails-'))
await mkdir(join(templates, 'en'))
await writeFile(join(templates, 'en', 'accepted.liquid'), 'Ours: {{ number }}\n\nGo ahead')

const clock = manualClock('2026-06-01T12:00:00.000Z')
const plugins = [
  ...[catalog, serviceSite, telecomOrder, mailbox],
  orderNotices.with({ templates, portalUrl: 'https://order.carrier.example' }),
]
const { app, member, manager, staff } = await testApp(t, { plugins, clock, role: 'all' })
const admin = await staff('administrator')
await sell(app, 'circuit')

const addressOf = async (who: TestClient) =>
  (await must(admin.get(`/api/users/${who.userId}`))).email as string

/** The mails to an address, once there are as many. */
async function arrived(to: string, count: number): Promise<Mail[]> {
  const own = () => mails.filter(mail => mail.to === to)
  for (let tries = 0; own().length < count && tries < 200; tries++) await pause(50)
  // One too many would come at once as well.
  await pause(150)
  return own()
}

async function submitted(who: TestClient, order: object = {}) {
  const { id, number } = await must(
    who.post('/api/orders', { items: [{ offering: 'circuit' }], ...order }),
  )
  const url = `/api/orders/${id}`
  await must(who.post(`${url}/actions/submit`))
  return { id, number, url }
}

t.test('who placed an order is told how it goes, once of each', async t => {
  const who = await member('buyer')
  const order = await submitted(who, { telecom: { requestedCompletionDate: '2026-07-01' } })
  clock.advance({ hours: 1 })
  await must(manager.post(`${order.url}/actions/accept`))
  await must(manager.post(`${order.url}/actions/start`))
  const started = await arrived(await addressOf(who), 3)
  t.same(
    started.map(({ subject }) => subject).sort(),
    [
      `Order ${order.number}: expected on July 1, 2026`,
      `Order ${order.number}: received`,
      `Ours: ${order.number}`,
    ].sort(),
  )
  const { items } = await must(who.get(order.url))
  const date = `/api/order-items/${items[0].id}/actions`
  clock.advance({ hours: 1 })
  await must(manager.post(`${date}/setExpectedDate`, { date: '2026-07-09', reason: 'No access' }))
  clock.advance({ hours: 1 })
  await must(manager.post(`${date}/complete`))
  const all = await arrived(await addressOf(who), 5)
  t.same(
    all.slice(3).map(({ subject }) => subject),
    [`Order ${order.number}: now expected on July 9, 2026`, `Order ${order.number}: completed`],
  )
  t.equal(new Set(all.map(({ key }) => key)).size, 5)
  const received = all.find(({ subject }) => subject.endsWith('received'))
  t.match(received?.text, `https://order.carrier.example/orders/${order.id}`)
  t.match(received?.text, /choose which mails/)
})

t.test('everybody reads it in their language, or in that of the account', async t => {
  const german = await member('buyer')
  await must(admin.patch(`/api/users/${german.userId}`, { locale: 'de-AT' }))
  const order = await submitted(german)
  const [mail] = await arrived(await addressOf(german), 1)
  t.equal(mail?.subject, `Auftrag ${order.number}: eingegangen`)
  t.match(mail?.html, /<html lang="de">/)

  const french = await member('buyer')
  await must(admin.patch(`/api/users/${french.userId}`, { locale: 'fr' }))
  await must(
    admin.call('PUT', '/api/settings/orderNotices.language', {
      ...{ value: 'de', account: french.accountId },
    }),
  )
  await submitted(french)
  t.match((await arrived(await addressOf(french), 1))[0]?.subject, /eingegangen/)
})

t.test('contacts are told what concerns them, each address once', async t => {
  const who = await member('buyer')
  const own = await addressOf(who)
  const telecom = {
    ...{ siteContactEmail: 'site@acme.example', technicalContactEmail: 'Site@acme.example' },
    ...{ billingContactEmail: own, requestedCompletionDate: '2026-07-01' },
  }
  const order = await submitted(who, { telecom })
  await must(who.post(`${order.url}/actions/cancel`, { reason: 'Changed our mind' }))
  const [mail, ...more] = await arrived('site@acme.example', 1)
  t.match(mail?.subject, /cancelled/)
  t.match(mail?.text, /Changed our mind/)
  t.same(more, [])
  t.equal((await arrived(own, 2)).length, 2, 'received and cancelled, though a contact as well')
})

t.test('everybody says which mails they want, and closed users get none', async t => {
  const who = await member('buyer')
  const url = '/api/order-notices/preferences'
  t.same(await must(who.get(url)), { off: false, muted: [] })
  const wrong = await who.call('PUT', url, { off: false, muted: ['weather'] })
  t.equal(wrong.status, 422)
  await must(who.call('PUT', url, { off: false, muted: ['received'] }))
  t.same(await must(who.get(url)), { off: false, muted: ['received'] })
  const first = await submitted(who)
  await must(who.post(`${first.url}/actions/cancel`))
  const own = await addressOf(who)
  t.match(
    (await arrived(own, 1)).map(({ subject }) => subject),
    [/cancelled/],
  )

  const silent = await member('buyer')
  await must(silent.call('PUT', url, { off: true, muted: [] }))
  await submitted(silent)
  await must(who.call('PUT', url, { off: false, muted: [] }))
  const second = await submitted(who)
  await arrived(own, 2)
  await must(admin.patch(`/api/users/${who.userId}`, { active: false }))
  await must(manager.post(`${second.url}/actions/accept`))
  t.equal((await arrived(own, 2)).length, 2)
  t.same(await arrived(await addressOf(silent), 0), [])
})

t.test('a job that runs again sends what is left, and nothing twice', async t => {
  const who = await member('buyer')
  await must(who.call('PUT', '/api/order-notices/preferences', { off: true, muted: [] }))
  const telecom = {
    siteContactEmail: 'one@acme.example',
    technicalContactEmail: 'two@acme.example',
  }
  const order = await submitted(who, { telecom })
  const handle = orderNotices.subscribers?.find(({ event }) => event === 'orderCancelled')?.handle
  const event: EventRecord = {
    ...{ id: randomUUID(), name: 'orderCancelled', object: 'Order', subjectId: order.id },
    ...{ payload: {}, occurredAt: clock.now(), actorId: null },
  }
  const run = async (record: EventRecord) =>
    handle?.(record, {
      options: {} as never,
      ports: app.ports,
      transact: work => app.transact(app.actors.system, { kind: 'event', id: record.id }, work),
    })
  failures = 1
  await t.rejects(run(event), /away/)
  await run(event)
  await run(event)
  // Another event of the same moment tells the same.
  await run({ ...event, id: randomUUID() })
  for (const to of ['one@acme.example', 'two@acme.example']) {
    t.equal((await arrived(to, 1)).length, 1, to)
  }
})

t.test('what people write stays text', async t => {
  const who = await member('buyer')
  const reference = 'A & B\r\nBcc: eve@test.example <script>alert(1)</script>'
  const order = await submitted(who, { reference })
  await must(who.post(`${order.url}/actions/cancel`, { reason: '<img src=x>\n\n{{ number }}' }))
  const all = await arrived(await addressOf(who), 2)
  for (const { subject, html } of all) {
    t.notMatch(subject, /[\r\n]/)
    t.notMatch(html, /<script|<img/)
    t.match(html, /A &amp; B/)
  }
  const cancelled = all.find(({ subject }) => subject.endsWith('cancelled'))
  t.match(cancelled?.html, '&lt;img src=x&gt;')
  t.match(cancelled?.text, '{{ number }}', 'nothing of it is a template')
})
