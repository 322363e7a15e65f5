import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { definePlugin, type EventRecord } from 'plugboard'
import t from 'tap'
import { ossStatus } from '../../../plugins/oss-gateway/helpers/report-status.ts'
import { scriptedShop, serviceOrder } from './scripted-oss.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

t.test('whoever keeps the OSS summaries hears of all that is new', async t => {
  const heard: EventRecord[] = []
  const keeper = definePlugin({
    name: 'keeper',
    version: '1.0.0',
    core: '*',
    subscribers: [
      {
        name: 'keep',
        event: 'ossStatusReported',
        handle: async event => void heard.push(event),
      },
    ],
  })
  const { oss, queue, waitFor, pass, cancel } = await scriptedShop(t, [keeper])
  const [id = ''] = await queue(1)
  const { externalId, order, item } = await waitFor(id, ({ state }) => state === 'acknowledged')
  oss.answers.read = serviceOrder('inProgress', {
    milestone: [{ name: 'dueDate', milestoneDate: '2030-06-03', status: 'Yet-To-Reach' }],
    jeopardyAlert: [{ jeopardyType: '1A', message: 'Facility shortage' }],
  })
  await pass(600)
  await waitFor(id, ({ state }) => state === 'inProgress')
  const [late = ''] = await queue(1)
  await waitFor(late, ({ state }) => state === 'acknowledged')
  while (heard.length < 3) await sleep(50)

  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const fits = ajv.compile(ossStatus)
  for (const { payload } of heard) t.ok(fits(payload), JSON.stringify(fits.errors))
  t.match(heard[1], {
    subjectId: id,
    payload: {
      ...{ order, item, externalId, work: 'provision', action: 'add', activity: 'new' },
      ...{ purchaseOrderNumber: 'PO-1', desiredDate: '2030-06-01', status: 'inProgress' },
      ...{
        sourceSystem: 'oss',
        providerOrderNumber: 'SO-1',
        observedAt: '2026-06-01T12:10:00.000Z',
      },
      ...{ jeopardyCode: '1A', jeopardyReason: 'Facility shortage', orderVersion: 1 },
      criticalDates: [{ name: 'dueDate', date: '2030-06-03T00:00:00.000Z', isReached: false }],
    },
  })
  await cancel(late)
})
