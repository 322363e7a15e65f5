import { createHash } from 'node:crypto'
import {
  definePlugin,
  FileStore,
  type FileStoreContract,
  folderStore,
  type ProviderContext,
  provide,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { attach, pdf } from './attach.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** A zip of one stored file, which is how an Office document begins. */
function zip(name: string, text: string): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt32LE(text.length, 18)
  header.writeUInt32LE(text.length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), Buffer.from(text)])
}
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const docx = zip('[Content_Types].xml', `<Types><Override ContentType="${word}.main+xml"/></Types>`)
const macro = 'application/vnd.ms-word.document.macroEnabled.main+xml'
const docm = zip('[Content_Types].xml', `<Types><Override ContentType="${macro}"/></Types>`)

/** Counts what a folder holds, by the store's own names. */
const kept = new Set<string>()
const counting = definePlugin({
  name: 'counting-store',
  version: '1.0.0',
  core: '*',
  providers: [
    provide(FileStore, ({ dataFolder }: ProviderContext): FileStoreContract => {
      const store = folderStore(dataFolder)
      return {
        ...store,
        async put(content, limit) {
          const stored = await store.put(content, limit)
          kept.add(stored.key)
          return stored
        },
        async remove(key) {
          await store.remove(key)
          kept.delete(key)
        },
      }
    }),
  ],
})

t.test('files on objects', async t => {
  const { app, customer, otherCustomer, manager, member, nobody, staff } = await testApp(t, {
    plugins: [prices, counting],
  })
  const newOrder = async () => {
    const items = [{ offering: 'moby-dick', quantity: 1 }]
    const { body } = await customer.post('/api/orders', { items })
    return `/api/orders/${body.id}`
  }
  const order = await newOrder()
  const url = `${order}/attachments`

  t.test('a file comes back as it was sent, to be saved and not to be shown', async t => {
    const version = (await customer.get(order)).body.version
    const made = await attach(customer, url, 'Bestätigung "1".pdf', pdf)
    t.equal(made.status, 201)
    t.match(made.body, {
      fileName: 'Bestätigung 1.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      addedBy: customer.userId,
    })
    t.notMatch(made.text, /storeKey/)
    t.equal(made.headers.location, `${url}/${made.body.id}`)

    const sent = await customer.get(made.body.content)
    t.equal(sent.status, 200)
    t.equal(sent.text, pdf.toString())
    t.equal(sent.headers['content-type'], 'application/pdf')
    t.equal(sent.headers['x-content-type-options'], 'nosniff')
    t.equal(
      sent.headers['content-disposition'],
      `attachment; filename="Best_tigung 1.pdf"; filename*=UTF-8''Best%C3%A4tigung%201.pdf`,
    )
    const again = await customer.get(made.body.content, {
      'if-none-match': String(sent.headers.etag),
    })
    t.equal(again.status, 304)
    t.same((await customer.get(`${url}/${made.body.id}`)).body, made.body)
    t.equal((await customer.get(order)).body.version, version, 'the order is the same')
  })

  t.test('the list is newest first, in pages', async t => {
    await attach(customer, url, 'list.csv', 'a,b\r\n1,2\r\n')
    const first = await customer.get(`${url}?limit=1`)
    t.match(first.body.items, [{ fileName: 'list.csv', mediaType: 'text/csv' }])
    const next = await customer.get(`${url}?limit=1&cursor=${first.body.nextCursor}`)
    t.match(next.body, { items: [{ mediaType: 'application/pdf' }], nextCursor: null })
    for (const query of ['limit=x', 'limit=1&limit=2']) {
      t.match(await customer.get(`${url}?${query}`), {
        status: 400,
        body: { code: 'QUERY_INVALID' },
      })
    }
  })

  t.test('whoever may read the object may read its files, and others see nothing', async t => {
    const { body } = await attach(customer, url, 'plan.png', png)
    const viewer = await member('viewer', customer.accountId)
    const provisioner = await staff('provisioner')
    for (const reader of [viewer, manager, provisioner]) {
      t.equal((await reader.get(body.content)).status, 200)
      t.ok((await reader.get(url)).body.items.length > 0)
    }
    const own = await otherCustomer.post('/api/orders', {
      items: [{ offering: 'moby-dick', quantity: 1 }],
    })
    for (const path of [url, `${url}/${body.id}`, body.content]) {
      t.match(await otherCustomer.get(path), { status: 404, body: { code: 'NOT_FOUND' } })
      t.equal((await nobody.get(path)).status, 401)
    }
    const through = `/api/orders/${own.body.id}/attachments/${body.id}`
    t.equal((await otherCustomer.get(`${through}/content`)).status, 404, 'by way of their own')
    t.equal((await otherCustomer.delete(through)).status, 404)
    t.equal((await attach(otherCustomer, url, 'a.pdf', pdf)).status, 404)
    t.match(await attach(viewer, url, 'a.pdf', pdf), { status: 403, body: { code: 'FORBIDDEN' } })
    t.match(await viewer.delete(`${url}/${body.id}`), { status: 403 })
    t.equal((await attach(provisioner, url, 'a.pdf', pdf)).status, 201)
  })

  t.test('what is not what it says, or not accepted, leaves nothing', async t => {
    const before = kept.size
    for (const [name, content] of [
      ['page.html', '<p>hello'],
      ['picture.svg', svg],
      ['run.exe', 'MZ'],
      ['noending', pdf],
      ['picture.png', svg],
      ['notes.txt', svg],
      ['notes.txt', '\ufeff <!DOCTYPE html><script>'],
      ['table.csv', 'a,b\u0001'],
      ['table.csv', 'a,b\0'],
      ['table.csv', png],
      ['contract.pdf', 'just text'],
      ['contract.docx', docm],
      ['contract.docx', zip('a.txt', 'hello')],
    ] as const) {
      const refused = await attach(customer, url, name, content)
      t.match(refused, { status: 415, body: { code: 'FILE_TYPE_REFUSED' } }, name)
      t.equal(refused.body.errors[0].pointer, '/file')
    }
    t.equal((await attach(customer, url, 'contract.docx', docx)).body.mediaType, word)
    t.match(await attach(customer, url, 'empty.txt', ''), { status: 422 })
    t.match(await attach(customer, url, 'a.pdf', pdf, {}, 'upload'), {
      status: 422,
      body: { errors: [{ pointer: '/file' }] },
    })
    t.match(await customer.post(url, { file: 'x' }), { status: 415 })
    t.equal(kept.size, before + 1)
  })

  t.test('names lose their folders', async t => {
    const { body } = await attach(customer, url, '..\\..\\etc/pass\u202ewd.txt', 'x')
    t.equal(body.fileName, 'passwd.txt')
  })

  t.test('a file larger than the setting is refused', async t => {
    const before = kept.size
    const administrator = await staff('administrator')
    const limit = { value: 1_000, account: customer.accountId }
    const set = await administrator.call('PUT', '/api/settings/attachment.largestBytes', limit)
    t.equal(set.status, 200)
    t.equal((await attach(customer, url, 'just.txt', 'x'.repeat(1_000))).status, 201)
    for (const size of [1_001, 500_000]) {
      const refused = await attach(customer, url, 'large.txt', 'x'.repeat(size))
      t.match(refused, { status: 413, body: { code: 'FILE_TOO_LARGE', limit: 1_000 } })
    }
    t.equal(kept.size, before + 1)
  })

  t.test('an Idempotency-Key attaches once, and keeps one content', async t => {
    const url = `${await newOrder()}/attachments`
    const before = kept.size
    const key = { 'idempotency-key': 'file-1' }
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => attach(customer, url, 'a.pdf', pdf, key)),
    )
    t.same(new Set(replies.map(({ status }) => status)), new Set([201]))
    t.equal(new Set(replies.map(({ body }) => body.id)).size, 1)
    t.match(await attach(customer, url, 'a.txt', 'other', key), {
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
    t.equal((await customer.get(url)).body.items.length, 1)
    t.equal(kept.size, before + 1)
    t.equal((await customer.get(replies[0]?.body.content)).text, pdf.toString())
  })

  t.test('a removed file is gone with its content', async t => {
    const before = kept.size
    const { body } = await attach(customer, url, 'a.pdf', pdf)
    t.equal((await customer.delete(`${url}/${body.id}`)).status, 204)
    t.equal((await customer.get(body.content)).status, 404)
    t.equal((await customer.delete(`${url}/${body.id}`)).status, 404)
    t.equal(kept.size, before)
  })

  t.test('the files of a removed object go with it', async t => {
    const administrator = await staff('administrator')
    const { items } = (await administrator.get('/api/memberships')).body
    const membership = items[0].id
    const url = `/api/memberships/${membership}/attachments`
    const before = kept.size
    t.equal((await attach(administrator, url, 'a.pdf', pdf)).status, 201)
    t.equal((await administrator.delete(`/api/memberships/${membership}`)).status, 204)
    t.equal((await administrator.get(url)).status, 404)
    t.match(await app.tidy(), { attachments: 1, files: 1 })
    t.equal(kept.size, before)
    t.match(await app.tidy(), { attachments: 0, files: 0 })
  })

  t.test('they stand in the document', async t => {
    const { paths } = (await nobody.get('/openapi.json')).body
    const { requestBody } = paths['/api/orders/{id}/attachments'].post
    t.match(requestBody.content['multipart/form-data'].schema.properties.file, {
      type: 'string',
      format: 'binary',
    })
  })
})
