import fc from 'fast-check'
import t from 'tap'
import { backoff } from '../../../plugins/oss-gateway/helpers/backoff.ts'
import { mergeNews } from '../../../plugins/oss-gateway/helpers/merge-news.ts'
import {
  type OssNews,
  readServiceOrder,
} from '../../../plugins/oss-gateway/helpers/read-service-order.ts'

const names = { circuitId: 'circuitId', effectiveBillDate: 'effectiveBillDate' }

t.test('a service order is read', async t => {
  const news = readServiceOrder(
    {
      id: 'SO-1',
      externalId: 'O1-1-provision',
      state: 'pending',
      expectedCompletionDate: '2026-09-01T12:00:00+02:00',
      externalReference: [{ externalReferenceType: 'providerOrderNumber', name: 'C123' }],
      serviceOrderItem: [
        { service: { serviceCharacteristic: [{ name: 'circuitId', value: '84/KRGS/1' }] } },
        {
          service: { serviceCharacteristic: [{ name: 'effectiveBillDate', value: '2026-09-02' }] },
        },
      ],
      milestone: [{ name: 'dueDate', milestoneDate: '2026-09-01', status: 'Yet-To-Reach' }],
      jeopardyAlert: [{ jeopardyType: '1C', message: 'Customer not ready' }],
      errorMessage: [{ code: 'noPort', reason: 'No free port' }],
      note: [{ text: 'Call ahead' }],
    },
    names,
  )
  t.same(news, {
    ossId: 'SO-1',
    externalId: 'O1-1-provision',
    state: 'pending',
    providerOrderNumber: 'C123',
    circuitId: '84/KRGS/1',
    dueDate: '2026-09-01T10:00:00.000Z',
    effectiveBillDate: '2026-09-02',
    criticalDates: [{ name: 'dueDate', date: '2026-09-01T00:00:00.000Z', isReached: false }],
    jeopardy: { code: '1C', reason: 'Customer not ready' },
    error: { code: 'noPort', reason: 'No free port' },
    remarks: ['Call ahead'],
  })
})

t.test('any JSON at all is read without a fault', async t => {
  const keys = ['id', 'state', 'milestone', 'serviceOrderItem', 'jeopardyAlert', 'note', 'service']
  const sloppy = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue())
  fc.assert(
    fc.property(sloppy, order => {
      const news = readServiceOrder(order as never, names)
      return news === undefined || typeof news.ossId === 'string'
    }),
  )
  t.equal(readServiceOrder({ state: 'completed' }, names), undefined)
})

const nothing = { criticalDates: [], remarks: [], recentEvents: [] }

function said(more: Partial<OssNews>): OssNews {
  return { ossId: 'SO-1', criticalDates: [], remarks: [], ...more }
}

t.test('late news add what was not known, and take nothing back', async t => {
  const known = {
    ...nothing,
    ossState: 'completed',
    circuitId: 'NEW',
    sourceTime: '2026-06-01T12:00:00.000Z',
    criticalDates: [{ name: 'dueDate', date: '2026-07-02T00:00:00.000Z', isReached: true }],
  }
  const late = said({
    state: 'inProgress',
    circuitId: 'OLD',
    jeopardy: { code: '1C', reason: 'Not ready' },
    criticalDates: [
      { name: 'dueDate', date: '2026-07-01T00:00:00.000Z', isReached: false },
      { name: 'plantTestDate', date: '2026-06-28T00:00:00.000Z', isReached: false },
    ],
  })
  const heard = mergeNews(known, late, {
    ...{ eventId: 'e-1', at: '2026-06-01T11:00:00.000Z', isNewer: false },
  })
  t.notOk('ossState' in heard)
  t.notOk('circuitId' in heard)
  t.notOk('sourceTime' in heard)
  t.match(heard, {
    jeopardyCode: '1C',
    recentEvents: ['e-1'],
    criticalDates: [
      { name: 'dueDate', date: '2026-07-02T00:00:00.000Z' },
      { name: 'plantTestDate' },
    ],
  })
})

t.test('newer news replace what was known', async t => {
  const known = { ...nothing, ossState: 'acknowledged', circuitId: 'OLD' }
  const at = '2026-06-01T11:00:00.000Z'
  const news = said({ state: 'inProgress', circuitId: 'NEW' })
  t.match(mergeNews(known, news, { at, isNewer: true }), {
    ...{ ossState: 'inProgress', circuitId: 'NEW', sourceTime: at, providerOrderNumber: 'SO-1' },
  })
})

t.test('events are remembered, the last hundred', async t => {
  const recentEvents = Array.from({ length: 100 }, (_, place) => `e-${place}`)
  const heard = mergeNews({ ...nothing, recentEvents }, said({}), { eventId: 'x', isNewer: true })
  t.equal(heard.recentEvents?.length, 100)
  t.equal(heard.recentEvents?.at(-1), 'x')
})

t.test('pauses double, with jitter, up to the longest', async t => {
  const pauses = { first: 100, most: 1_000 }
  t.equal(backoff(pauses, 1, 0.5), 100)
  t.equal(backoff(pauses, 3, 0.5), 400)
  t.equal(backoff(pauses, 60, 0.5), 1_000)
  t.equal(backoff(pauses, 1, 0), 50)
  t.equal(backoff(pauses, 1, 1), 150)
})
