import t from 'tap'
import { toMermaid } from '../../../core/transition/render/to-mermaid.ts'
import { mergeLoan, noFines } from '../library.ts'
import { hostile } from './hostile.ts'

t.test('draws the policy', async t => {
  const { policy } = mergeLoan({
    fines: p => p.require('lend', noFines).allow('cancel', 'librarian'),
  })
  t.equal(
    toMermaid(policy, { current: 'lent' }),
    `stateDiagram-v2
  state "Reserved" as reserved
  state "Lent" as lent
  state "Returned" as returned
  state "Cancelled" as cancelled
  [*] --> reserved: Reserve
  reserved --> lent: Lend<br/>+ rule noFines [fines]
  lent --> lent: Remind<br/>+ timer overdue
  reserved --> reserved: Edit
  lent --> returned: Give back
  reserved --> cancelled: Cancel [fines]
  returned --> [*]
  cancelled --> [*]
  classDef current fill:#ddf4ff,stroke:#0550ae,stroke-width:3px,color:#1f2328
  class lent current
`,
  )
})

t.test('takes names and titles as text only', async t => {
  const picture = toMermaid(hostile)
  t.notMatch(picture, /<script|%%|-->.*-->|`|\\/)
  t.match(picture, 'as s_4\n', 'a word of Mermaid is not used as a name')
  t.match(picture, 'Lost #38; #60;script#62;')
  for (const line of picture.trimEnd().split('\n').slice(1)) {
    t.match(line, /^ {2}(state ".*" as \w+|(\w+|\[\*\]) --> (\w+: .*|\[\*\]))$/, line)
  }
})
