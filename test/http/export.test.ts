import { testApp } from 'plugboard/testing'
import t from 'tap'
import { exhibits, museumPlugins } from './museum.ts'

/** A reader of RFC 4180, as a spreadsheet has one. */
function table(text: string): Record<string, string>[] {
  const lines: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g
  for (const [, cell = '', end] of text.matchAll(cells)) {
    if (end === '' && cell === '') break
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') lines.push([])
  }
  const [head = [], ...rows] = lines.filter(line => line.length > 0)
  return rows.map(row => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

t.test('a list as CSV', async t => {
  const { customer, manager } = await testApp(t, { plugins: await museumPlugins() })
  const { Bowl = '' } = await exhibits(customer, [
    { title: 'Bowl', rooms: -0, tags: ['a', 'b'], loan: { lender: 'Louvre, Paris' } },
    { title: '=1+1', code: '@x', story: 'two\nlines, and "quotes"' },
    { title: '-2', weight: -2.5, value: { amount: -100, currency: 'EUR' }, share: '-0.5000' },
    { title: '\tx', story: ' =1', code: '+1' },
    { title: '＝1', story: '\n=1' },
  ])

  t.test('has a column for every field, parts included', async t => {
    const reply = await customer.get('/api/exhibits?format=csv&sort=createdAt')
    t.match(reply.headers['content-type'], /^text\/csv/)
    t.match(reply.headers['content-disposition'], /attachment; filename="exhibits\.csv"/)
    const rows = table(reply.text)
    t.equal(rows.length, 5)
    t.match(rows[0], { id: Bowl, title: 'Bowl', rooms: '0', tags: '["a","b"]' })
    t.match(rows[0], { 'loan.lender': 'Louvre, Paris', 'care.level': '1', code: '' })
    t.equal(rows[1]?.story, 'two\nlines, and "quotes"')
  })

  t.test('runs no formula in a spreadsheet', async t => {
    const rows = table((await customer.get('/api/exhibits?format=csv&sort=createdAt')).text)
    t.match(rows[1], { title: "'=1+1", code: "'@x" })
    t.same(
      [rows[2]?.title, rows[2]?.weight, rows[2]?.share],
      ['-2', '-2.5', '-0.5000'],
      'numbers stay numbers',
    )
    t.match(rows[3], { title: "'\tx", code: "'+1" })
    for (const row of rows) {
      for (const [name, cell] of Object.entries(row)) {
        t.notMatch(cell, /^([=+@\t\r\n＝＋－＠]|-(?!\d))/, `${name}: ${cell}`)
      }
    }
  })

  t.test('shows each audience what is theirs', async t => {
    await manager.patch(`/api/exhibits/${Bowl}`, { appraisal: 'priceless', care: { note: 'dust' } })
    const mine = await customer.get('/api/exhibits?format=csv')
    t.notMatch(mine.text, /appraisal|care\.note|priceless|dust/)
    const theirs = await manager.get('/api/exhibits?format=csv')
    t.match(table(theirs.text).at(-1), { appraisal: 'priceless', 'care.note': 'dust' })
  })

  t.test('filters, pages and picks columns like any list', async t => {
    const reply = await customer.get('/api/exhibits?format=csv&limit=2&fields=title&sort=createdAt')
    t.same(reply.text.split('\r\n'), [
      'id,title',
      `${Bowl},Bowl`,
      `${table(reply.text)[1]?.id},'=1+1`,
      '',
    ])
    const cursor = reply.headers['x-next-cursor']
    const next = await customer.get(
      `/api/exhibits?format=csv&limit=9&fields=title&sort=createdAt&cursor=${cursor}`,
    )
    t.equal(table(next.text).length, 3)
    t.notOk(next.headers['x-next-cursor'])
  })

  t.test('without rows has its heads', async t => {
    const reply = await customer.get('/api/exhibits?format=csv&title=none', { accept: 'text/csv' })
    t.match(reply.text, /^id,version,account,title,.*\r\n$/)
    t.equal((await customer.get('/api/exhibits?format=xml')).status, 400)
  })
})
