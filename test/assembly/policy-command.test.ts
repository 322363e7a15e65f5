import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { bookshop, broken as brokenApp, gifts, run } from './run-plugboard.ts'

t.test('policies', async t => {
  const [mermaid, json, svg, unknown, format, check, broken] = await Promise.all([
    run(bookshop, 'policy show Order'),
    run(bookshop, 'policy show Order --format json'),
    run(bookshop, 'policy show Order --format svg'),
    run(bookshop, 'policy show Ordr'),
    run(bookshop, 'policy show Order --format pdf'),
    run(gifts, 'policy check'),
    run(brokenApp, 'policy check'),
  ])
  t.equal(mermaid.status, 0, mermaid.err)
  t.match(mermaid.out, /stateDiagram-v2[\s\S]*draft --> submitted/)
  t.ok(JSON.parse(json.out).transitions.length >= 11)
  t.match(svg.out, /^<(\?xml|svg)[\s\S]*<\/svg>/)
  t.match(unknown, { status: 1, err: /TRANSITION_UNKNOWN.*There are policies of: .*Order/ })
  t.match(format, { status: 1, err: /Allowed choices are mermaid, svg, json/ })
  t.match(check, { status: 0, out: /^\d policies hold together\.$/m })
  t.equal(broken.status, 1)
  for (const word of [/unreachable/, /stranded/, /castaway/, /\d findings/])
    t.match(broken.out, word)
})

t.test('a quarantine in which nothing is says so', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const told = await run(bookshop, 'policy quarantine', app.database.url)
  t.match(told, { status: 0, out: 'No objects.\n' }, told.err)
})
