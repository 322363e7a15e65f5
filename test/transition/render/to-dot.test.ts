import t from 'tap'
import { toDot } from '../../../core/transition/render/to-dot.ts'
import { mergeLoan, noFines } from '../library.ts'
import { hostile } from './hostile.ts'

t.test('draws the policy', async t => {
  const { policy } = mergeLoan({
    fines: p => p.require('lend', noFines).addState('lost', { title: 'Lost' }),
  })
  const picture = toDot(policy, { current: 'lent' })
  t.match(picture, '"returned" [label="Returned", peripheries=2]')
  t.match(picture, /"lent" \[label="Lent", fillcolor=.*penwidth/)
  t.match(picture, '"*" -> "reserved" [label=" Reserve "]')
  t.match(picture, '"lost" [label="Lost\\n[fines]"]')
  t.match(picture, '[label=" Lend \\n + rule noFines [fines] "]')
  t.match(picture, '"lent" -> "lent" [label=" Remind \\n + timer overdue "]')
})

t.test('two transitions between the same states share an edge', async t => {
  const lend = { title: 'Lend at home', from: ['reserved'], to: 'lent', actors: ['volunteer'] }
  const { policy } = mergeLoan({ home: p => p.addTransition('lendAtHome', lend) })
  const edges = toDot(policy).match(/"reserved" -> "lent".*/g)
  t.same(edges, ['"reserved" -> "lent" [label=" Lend \\n Lend at home [home] "]'])
})

t.test('takes names and titles as text only', async t => {
  const picture = toDot(hostile)
  t.match(picture, 'label="Lost &amp; <script>alert(1)</script> \\"x\\" \\\\N; %% #35; --> `')
  t.notMatch(picture, '"a"]', 'a name of its own is given to what is not a word')
})
