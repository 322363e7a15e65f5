import { testApp } from 'plugboard/testing'
import t from 'tap'
import { ribbonPlugins } from './ribbon.ts'

t.test('ETags', async t => {
  const { customer, manager } = await testApp(t, { plugins: await ribbonPlugins() })
  const open = async (body: object = {}) => {
    const made = await customer.post('/api/orders', body)
    return {
      url: `/api/orders/${made.body.id}`,
      etag: made.headers.etag as string,
      body: made.body,
    }
  }
  const tagOf = async (url: string, who = customer) => (await who.get(url)).headers.etag as string

  t.test('an unchanged object is not sent again', async t => {
    const { url, etag } = await open()
    t.equal(await tagOf(url), etag)
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, `"a,b",,W/${etag}`, '*']) {
      const reply = await customer.get(url, { 'if-none-match': header })
      t.equal(reply.status, 304, header)
      t.equal(reply.text, '')
      t.equal(reply.headers.etag, etag)
    }
    for (const header of ['"1-other"', `"a,${etag.slice(1)}`, etag.slice(1, -1)]) {
      t.equal((await customer.get(url, { 'if-none-match': header })).status, 200, header)
    }
    t.not(await tagOf(`${url}?fields=number`), etag, 'another view is another representation')
  })

  t.test('what one reads changes the tag, whichever table it is in', async t => {
    const { url, etag } = await open({ items: [{ offering: 'moby-dick' }] })
    const seen = [etag]
    const item = `${url}/items/${(await customer.get(url)).body.items[0].id}`
    for (const [method, at, body] of [
      ['PATCH', url, { reference: 'mine' }],
      ['PATCH', url, { ribbon: { colour: 'red' } }],
      ['PATCH', url, { ribbon: { bows: 2 } }],
      ['PATCH', item, { quantity: 2 }],
      ['PATCH', item, { engraving: { text: 'For Ann' } }],
      ['POST', `${url}/items`, { offering: 'middlemarch' }],
      ['DELETE', item, undefined],
      ['POST', `${url}/actions/submit`, {}],
    ] as const) {
      const reply = await customer.call(method, at, body)
      t.ok(reply.status < 300, reply.text)
      seen.push(await tagOf(url))
    }
    t.equal(new Set(seen).size, seen.length)
    t.equal((await customer.get(url)).body.version, seen.length, 'each counts once')
    t.not(await tagOf(url, manager), seen.at(-1), 'others see other actions')
  })

  t.test('a change under an old tag is refused, and changes nothing', async t => {
    const { url, etag } = await open({ items: [{ offering: 'moby-dick' }] })
    await customer.patch(url, { reference: 'first' })
    const stale = { 'if-match': etag }
    for (const reply of [
      await customer.patch(url, { reference: 'second' }, stale),
      await customer.patch(url, { ribbon: { colour: 'red' } }, stale),
      await customer.post(`${url}/items`, { offering: 'middlemarch' }, stale),
      await customer.post(`${url}/actions/submit`, {}, stale),
      await customer.patch(url, { reference: 'x' }, { 'if-match': '"1"' }),
      await customer.patch(url, { reference: 'x' }, { 'if-match': `W/${await tagOf(url)}` }),
    ]) {
      t.match(reply.body, { status: 412, code: 'PRECONDITION_FAILED' })
    }
    t.match((await customer.get(url)).body, { version: 2, reference: 'first', state: 'draft' })
    const fresh = await customer.patch(
      url,
      { reference: 'second' },
      { 'if-match': await tagOf(url) },
    )
    t.equal(fresh.status, 200)
    t.equal(fresh.headers.etag, await tagOf(url), 'the reply carries the new tag')
    t.equal((await customer.patch(url, { reference: '4' }, { 'if-match': '*' })).status, 200)
  })

  t.test('one of several tags is enough, and a weak one is none', async t => {
    const { url, etag } = await open({ items: [{ offering: 'moby-dick' }] })
    const item = `${url}/items/${(await customer.get(url)).body.items[0].id}`
    const other = etag.replace('1-', '7-')
    const refusing = [`${other}, "of,another"`, `W/${etag}, ${other}`, `*, ${etag}`, `"", ${other}`]
    for (const header of [...refusing, ',', 'none', `${etag} ${etag}`, `${other},${etag}x`]) {
      const ifMatch = { 'if-match': header }
      for (const reply of [
        await customer.patch(url, { reference: 'x' }, ifMatch),
        await customer.post(`${url}/actions/submit`, {}, ifMatch),
        await customer.post(`${url}/items`, { offering: 'middlemarch' }, ifMatch),
        await customer.patch(item, { quantity: 2 }, ifMatch),
        await customer.delete(item, ifMatch),
      ]) {
        t.match(reply.body, { status: 412, code: 'PRECONDITION_FAILED' }, header)
      }
    }
    t.match((await customer.get(url)).body, { version: 1, items: [{ quantity: 1 }] })
    const among = (tag: string) => ({ 'if-match': `"a,b", W/"c" ,, ${other},${tag}` })
    for (const [method, at, body] of [
      ['PATCH', url, { reference: 'y' }],
      ['PATCH', item, { quantity: 2 }],
      ['POST', `${url}/items`, { offering: 'middlemarch' }],
      ['DELETE', item, undefined],
      ['POST', `${url}/actions/submit`, {}],
    ] as const) {
      const tag = await tagOf(at.startsWith(item) ? item : url)
      const reply = await customer.call(method, at, body, among(tag))
      t.ok(reply.status < 300, reply.text)
    }
  })

  t.test('any tag will do where something is there', async t => {
    const { url } = await open()
    const any = { 'if-match': '*' }
    t.equal((await customer.patch(url, { reference: 'x' }, any)).status, 200)
    const nowhere = url.replace(/.{4}$/, '0000')
    t.equal((await customer.patch(nowhere, { reference: 'x' }, any)).status, 404)
    const several = { 'if-match': '"1-aaaaaaaaaaaaaaaa", "2-aaaaaaaaaaaaaaaa"' }
    t.equal((await customer.patch(nowhere, { reference: 'x' }, several)).status, 404)
  })

  t.test("an item's tag is that of the item", async t => {
    const { url, body } = await open({
      items: [{ offering: 'moby-dick' }, { offering: 'middlemarch' }],
    })
    const [first, second] = body.items.map(({ id }: { id: string }) => `${url}/items/${id}`)
    const etag = await tagOf(`/api/order-items/${body.items[0].id}`)
    t.equal(await tagOf(first), etag, 'at either address')
    t.equal((await customer.patch(second, { quantity: 5 })).status, 200)
    const changed = await customer.patch(first, { quantity: 2 }, { 'if-match': etag })
    t.equal(changed.status, 200, 'a change beside it does not matter')
    const stale = await customer.patch(first, { quantity: 3 }, { 'if-match': etag })
    t.equal(stale.status, 412)
    t.equal((await customer.delete(first, { 'if-match': etag })).status, 412)
    const now = changed.headers.etag as string
    t.equal((await customer.delete(first, { 'if-match': now })).status, 204)
    t.equal((await customer.get(url)).body.items.length, 1)
  })

  t.test('of two changes of one part under one tag one succeeds', async t => {
    for (const start of [{}, { ribbon: { colour: 'white' } }]) {
      const { url, etag } = await open(start)
      const replies = await Promise.all(
        ['red', 'blue'].map(colour =>
          customer.patch(url, { ribbon: { colour } }, { 'if-match': etag }),
        ),
      )
      t.same(replies.map(({ status }) => status).sort(), [200, 412])
      const winner = replies.find(({ status }) => status === 200)
      t.same((await customer.get(url)).body.ribbon, winner?.body.ribbon)
      t.equal(winner?.body.version, 2)
    }
  })
})
