import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'
import { bookshop, gifts, run } from './run-plugboard.ts'

t.test('a name that nothing is left of is not told as purged', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const purge = (words: string) => run(bookshop, `plugin purge ${words}`, url)

  const early = await purge('gift-note --allow-destructive')
  t.match(early, { status: 1, out: '', err: /NOT_FOUND: Nothing is left of a plugin gift-note/ })
  t.equal((await run(gifts, 'migrate', url)).status, 0)

  for (const flags of ['', ' --allow-destructive']) {
    const misspelt = await purge(`gift-not${flags}`)
    t.match(misspelt, { status: 1, out: '', err: /Nothing is left of a plugin gift-not\b/ })
    t.match(misspelt.err, /Did you mean "gift-note"\?/)
  }

  t.match(await purge('gift-note --allow-destructive'), { status: 0, out: /^dropped gift_note__/ })
  const again = await purge('gift-note --allow-destructive')
  t.match(again, {
    status: 1,
    out: '',
    err: /Nothing is left of a plugin gift-note.*nothing left of any other/,
  })
})
