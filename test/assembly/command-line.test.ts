import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'

const main = fileURLToPath(new URL('../../core/cli/plugboard.js', import.meta.url))
const apps = fileURLToPath(new URL('apps/', import.meta.url))
const bookshop = fileURLToPath(new URL('../../examples/bookshop/app.ts', import.meta.url))
const gifts = `${apps}with-gift-note.ts`

interface Run {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs `plugboard --app <app> …words` as a process of its own. */
function run(app: string, words: string, url = ''): Promise<Run> {
  return new Promise(resolve => {
    const args = ['--conditions=plugboard-source', main, '--app', app, ...words.split(' ')]
    const env = { ...process.env, DATABASE_URL: url }
    execFile(process.execPath, args, { env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

t.test('policies', async t => {
  const [mermaid, json, svg, unknown, check, broken] = await Promise.all([
    run(bookshop, 'policy show Order'),
    run(bookshop, 'policy show Order --format json'),
    run(bookshop, 'policy show Order --format svg'),
    run(bookshop, 'policy show Ordr'),
    run(gifts, 'policy check'),
    run(`${apps}broken.ts`, 'policy check'),
  ])
  t.equal(mermaid.status, 0, mermaid.err)
  t.match(mermaid.out, /stateDiagram-v2[\s\S]*draft --> submitted/)
  t.ok(JSON.parse(json.out).transitions.length >= 11)
  t.match(svg.out, /^<(\?xml|svg)[\s\S]*<\/svg>/)
  t.match(unknown, { status: 1, err: /TRANSITION_UNKNOWN.*There are policies of: .*Order/ })
  t.match(check, { status: 0, out: /hold together/ })
  t.equal(broken.status, 1)
  for (const word of [/unreachable/, /stranded/, /castaway/, /\d findings/])
    t.match(broken.out, word)
})

t.test('migrations', async t => {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  const plan = await run(gifts, 'migration plan', url)
  t.match(plan, { status: 0, out: /-- core 0001-initial[\s\S]*-- gift-note 0001-initial/ })
  t.match(plan.out, /create table "orders"[\s\S]*2 pending/)
  const [one, other] = await Promise.all([run(gifts, 'migrate', url), run(gifts, 'migrate', url)])
  t.same([one.status, other.status], [0, 0], one.err + other.err)
  t.same(
    [one.out, other.out].sort(),
    ['Nothing to do.\n', 'core 0001-initial\ngift-note 0001-initial\nApplied 2.\n'],
    'at once, each is applied once',
  )
  t.match(await run(gifts, 'migration plan', url), { status: 0, out: 'Nothing to do.\n' })
  t.match(await run(gifts, 'migration create gift-note', url), { status: 0, out: /Nothing to do/ })
  t.match(await run(gifts, 'migration create gift-notes', url), { status: 1, err: /It has: core/ })

  const kept = await run(gifts, 'plugin purge gift-note --allow-destructive', url)
  t.match(kept, { status: 1, err: /still has the plugin/ })
  const asked = await run(bookshop, 'plugin purge gift-note', url)
  t.match(asked, { status: 1, err: /--allow-destructive/ })
  const purged = await run(bookshop, 'plugin purge gift-note --allow-destructive', url)
  t.match(purged, { status: 0, out: 'dropped gift_note__order_gift_note (0 rows)\n' })
  t.match(await run(gifts, 'migrate', url), { out: 'gift-note 0001-initial\nApplied 1.\n' })
})
