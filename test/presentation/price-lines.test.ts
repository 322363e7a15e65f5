import t from 'tap'
import { priceLinesText } from '../../core/presentation/formats/price-lines.ts'

const port = { kind: 'recurring', name: 'Port', currency: 'USD', amount: 45_000 } as const
const calls = {
  kind: 'usage',
  name: 'Calls',
  currency: 'USD',
  rate: '0.003500',
  unitOfMeasure: 'minute',
} as const

t.test('prices are told one on a line, usage with the digits below a cent', async t => {
  const installation = { ...port, kind: 'oneTime', name: 'Installation', amount: -1 } as const
  t.equal(
    priceLinesText([port, installation, calls], 'en'),
    'Port: $450.00 a month\nInstallation: -$0.01\nCalls: $0.0035 per minute',
  )
})

t.test('a rate of more digits than a number holds is told exactly', async t => {
  const exact = { ...calls, rate: '123456789012.345678' }
  t.equal(priceLinesText([exact], 'en'), 'Calls: $123,456,789,012.345678 per minute')
})

t.test('one price says no more than the amount beside it', async t => {
  t.equal(priceLinesText([port], 'en'), '')
  t.equal(priceLinesText([calls], 'en'), 'Calls: $0.0035 per minute')
})
