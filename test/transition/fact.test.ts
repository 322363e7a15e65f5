import t from 'tap'
import { fact, fieldFact, isSameFact } from '../../core/transition/fact.ts'

t.test('facts are the same by identity, fields by what they name', async t => {
  const one = fact('Loan', 'count', ({ sql }) => sql`1`)
  const other = fact('Loan', 'count', ({ sql }) => sql`1`)
  t.ok(isSameFact(one, one))
  t.notOk(isSameFact(one, other), 'two expressions may well differ')
  t.ok(isSameFact(fieldFact('Loan', 'dueOn'), fieldFact('Loan', 'dueOn')))
  t.notOk(isSameFact(fieldFact('Loan', 'dueOn'), fieldFact('Loan', 'shelf')))
  t.notOk(isSameFact(fieldFact('Loan', 'dueOn'), fieldFact('Book', 'dueOn')))
  t.notOk(isSameFact(fieldFact('Loan', 'count'), one))
})
