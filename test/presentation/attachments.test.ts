import { definePlugin } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { attach, pdf } from '../http/attach.ts'
import { museumPlugins } from '../http/museum.ts'
import { browser } from './browser.ts'

/** What the list of files on a page says, a line for each. */
function filesOf(html: string): string[] {
  const [, list = ''] = /<ul class="files">([\s\S]*?)<\/ul>/.exec(html) ?? []
  return [...list.matchAll(/<li>([\s\S]*?)<details|<li>([\s\S]*?)<\/li>/g)].map(
    ([, one, other]) => {
      const text = (one ?? other ?? '').replace(/<[^>]*>/g, ' ')
      return text.replace(/\s+/g, ' ').trim()
    },
  )
}
const linkOf = (html: string, name: string) =>
  new RegExp(`<a href="([^"]*/attachments/[^"]*)">${name}</a>`).exec(html)?.[1] ?? ''

t.test('the files on an object, with a browser that runs no scripts', async t => {
  const { app, customer, otherCustomer, manager, member, staff } = await testApp(t, {
    plugins: [prices],
  })
  const { body: order } = await customer.post('/api/orders', {})
  const path = `/orders/${order.id}`
  const page = browser(app, customer)
  const idOf = (link: string) => link.split('/').at(-1) ?? ''

  t.test('are added with a form, and listed with what is known of them', async t => {
    await page.get(path)
    t.match(page.text, /<h2>Attachments<\/h2>\s*<p class="faint">There is nothing here yet/)
    t.match(page.text, /type="file" name="file" required accept="\.pdf,\.png,/)
    t.match(page.text, 'At most 10 MB, of these kinds: pdf, png,')
    await page.upload('attach', 'Plan <1>.pdf', pdf)
    t.equal(page.status, 200)
    t.equal(page.path, path)
    const { body: user } = await customer.get(`/api/users/${customer.userId}`)
    const [line = ''] = filesOf(page.text)
    t.match(line, /^Plan 1\.pdf PDF 48 bytes /)
    t.match(line, `${user.name} `)
    t.match(line, /\d{4}, .* UTC$/)
  })

  t.test('are downloaded', async t => {
    const link = linkOf(page.text, 'Plan 1.pdf')
    const cookie = `plugboard_session=${customer.token}`
    const file = await app.server.inject({ url: link, headers: { cookie } })
    t.equal(file.statusCode, 200)
    t.equal(file.body, pdf.toString())
    t.match(file.headers['content-disposition'], 'attachment; filename="Plan 1.pdf"')
    t.equal((await app.server.inject({ url: link })).statusCode, 303, 'by whoever is signed in')
    const other = browser(app, otherCustomer)
    await other.get(link)
    t.equal(other.status, 404)
  })

  t.test('are refused with the reason beside the question', async t => {
    await page.upload('attach', 'run.exe', 'MZ')
    t.equal(page.status, 415)
    t.match(page.text, /id="attach-file-fault">is of a kind that is not accepted/)
    t.match(page.text, /Files such as &#34;run.exe&#34; are not accepted/)
    await page.upload('attach', '', '')
    t.equal(page.status, 422)
    t.match(page.text, /id="attach-file-fault">needs a file name/)
    const administrator = await staff('administrator')
    const limit = { value: 2_048, account: customer.accountId }
    await administrator.call('PUT', '/api/settings/attachment.largestBytes', limit)
    await page.upload('attach', 'long.txt', 'x'.repeat(2_049))
    t.equal(page.status, 413)
    t.match(page.text, /id="attach-file-fault">must not be larger than 2 kB/)
    t.equal(filesOf(page.text).length, 1)
    await page.get(path)
    t.match(page.text, `action="${path}/attachments#attach"`, 'where the reader looks')
  })

  t.test('are added once by a form that is sent twice', async t => {
    await page.get(path)
    const key = /value="attach">\s*<input type="hidden" name="_key" value="([^"]*)"/.exec(page.text)
    await page.upload('attach', 'Twice.pdf', pdf)
    const form = new FormData()
    form.append('_form', 'attach')
    form.append('_key', key?.[1] ?? '')
    form.append('file', new Blob([pdf]), 'Twice.pdf')
    const message = new Response(form)
    const reply = await app.server.inject({
      method: 'POST',
      url: `${path}/attachments`,
      headers: {
        cookie: `plugboard_session=${customer.token}`,
        'content-type': message.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await message.arrayBuffer()),
    })
    t.match(reply, { statusCode: 303, headers: { location: `${path}#attachments` } })
    await page.get(path)
    t.equal(filesOf(page.text).filter(line => line.startsWith('Twice')).length, 1)
  })

  t.test('tell who added them, whom the reader need not see for that', async t => {
    await attach(manager, `/api${path}/attachments`, 'Answer.txt', 'Yes.')
    const { body: clerk } = await manager.get(`/api/users/${manager.userId}`)
    await page.get(path)
    t.match(filesOf(page.text)[0], `Answer.txt Text 4 bytes ${clerk.name} `)
    t.notMatch(page.text, manager.userId)
    const staffPage = browser(app, manager)
    await staffPage.get(path)
    t.match(staffPage.text, `<a href="/users/${customer.userId}">`)
  })

  t.test('are read by whoever may read the object, and changed by whoever may', async t => {
    const viewer = browser(app, await member('viewer', customer.accountId))
    await viewer.get(path)
    t.equal(filesOf(viewer.text).length, 3)
    t.notMatch(viewer.text, /type="file"|detach-/)
    for (const url of [path, linkOf(viewer.text, 'Answer.txt')]) {
      const action = url === path ? `${path}/attachments` : `${url}/remove`
      await viewer.post(action)
      t.equal(viewer.status, 403, action)
      t.match(viewer.text, 'FORBIDDEN')
    }
    const forged = await app.server.inject({
      method: 'POST',
      url: `${linkOf(viewer.text, 'Answer.txt')}/remove`,
      headers: {
        ...{ cookie: `plugboard_session=${customer.token}`, 'sec-fetch-site': 'cross-site' },
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    t.equal(forged.statusCode, 403)
  })

  t.test('are removed', async t => {
    await page.get(path)
    const id = idOf(linkOf(page.text, 'Plan 1.pdf'))
    await page.send(`detach-${id}`)
    t.equal(page.status, 200)
    t.equal(page.path, path)
    t.equal(linkOf(page.text, 'Plan 1.pdf'), '')
    t.match(page.text, 'Removed the file Plan 1.pdf')
    t.match(page.text, 'Added the file Plan 1.pdf')
    t.equal((await customer.get(`/api${path}/attachments/${id}`)).status, 404)
  })
})

t.test(
  'the files on an object come in pages, and are called by what the reader may see',
  async t => {
    const discreet = definePlugin({
      ...{ name: 'discreet', version: '1.0.0', core: '*' },
      displays: { Attachment: display => display.hide('fileName', ['customer']) },
      pageFlows: flow => flow.next('Exhibit.attachments.add', 'done', 'Exhibit:list'),
    })
    const plugins = [...(await museumPlugins()), discreet]
    const { app, customer, manager } = await testApp(t, { plugins })
    const { body: jar } = await customer.post('/api/exhibits', { title: 'Jar' })
    const url = `/exhibits/${jar.id}`
    for (let number = 1; number <= 21; number++) {
      await attach(customer, `/api${url}/attachments`, `Number ${number}.txt`, 'x')
    }
    const page = browser(app, manager)
    await page.get(`${url}?offering=x`)
    t.equal(filesOf(page.text).length, 20)
    t.match(filesOf(page.text)[0], /^Number 21/)
    const [, next = ''] = /<a rel="next" href="([^"]*)">Older files/.exec(page.text) ?? []
    t.match(next, /^\/exhibits\/[^?]*\?offering=x&amp;attachments=[^#]*#attachments$/)
    await page.get(next.replaceAll('&amp;', '&'))
    t.match(filesOf(page.text), [/^Number 1\.txt/])
    t.match(page.text, `<a href="${url}?offering=x#attachments">Newest files</a>`)

    const mine = browser(app, customer)
    await mine.get(url)
    t.equal(filesOf(mine.text).length, 20)
    t.notMatch(mine.text, /Number \d/)
    await mine.upload('attach', 'Last.txt', 'x')
    t.equal(mine.path, '/exhibits', 'a page flow leads elsewhere')
  },
)
