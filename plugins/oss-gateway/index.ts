import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { ossStatus } from './helpers/report-status.ts'
import { migrations } from './migrations/index.ts'
import { ossConnection } from './objects/oss-connection.ts'
import { ossOrder } from './objects/oss-order.ts'
import { options } from './options.ts'
import { ossConnectionPolicy } from './policies/oss-connection.ts'
import { ossOrderPolicy } from './policies/oss-order.ts'
import { OssClient } from './ports/oss-client.ts'
import { tmf641Client } from './ports/tmf641-client.ts'
import { routes } from './routes.ts'
import { registration, silence } from './settings.ts'
import { askOss } from './subscribers/ask-oss.ts'
import { cancelAtOss } from './subscribers/cancel-at-oss.ts'
import { changeDates } from './subscribers/change-dates.ts'
import { followTasks } from './subscribers/follow-tasks.ts'
import { probeOss } from './subscribers/probe-oss.ts'
import { registerListener } from './subscribers/register-listener.ts'
import { resumeAfterOutage } from './subscribers/resume-after-outage.ts'
import { sendToOss } from './subscribers/send-to-oss.ts'
import { settleTasks } from './subscribers/settle-tasks.ts'

export { cancelOssOrder } from './helpers/cancel-oss-order.ts'
export { queueOssOrder } from './helpers/queue-oss-order.ts'
export type { OssStatus } from './helpers/report-status.ts'
export type { Json, OssAnswer, OssClientContract } from './ports/oss-client.ts'
export { OssClient, ossConnection, ossOrder, registration, silence }

const ofOrder = { object: 'OssOrder' } as const
const ofConnection = { object: 'OssConnection' } as const

/** Service orders to a carrier's OSS by TMF641, and what the OSS says of them. */
export default definePlugin({
  name: 'oss-gateway',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'telecom-order': '^0.1.0', 'order-activity': '^0.1.0' },
  title: 'OSS gateway',
  options,
  objects: [ossOrder, ossConnection],
  policies: { OssOrder: ossOrderPolicy, OssConnection: ossConnectionPolicy },
  ports: [OssClient],
  providers: [tmf641Client],
  settings: [silence, registration],
  events: [
    { ...ofOrder, name: 'ossOrderQueued', title: 'A service order waits to be sent' },
    { ...ofOrder, name: 'ossNewsWanted', title: 'An OSS is to be asked about a service order' },
    { ...ofOrder, name: 'ossDateChanged', title: 'A service order is wanted for another day' },
    { ...ofOrder, name: 'ossCancellationWanted', title: 'A service order is to be cancelled' },
    { ...ofOrder, name: 'ossCancellationRefused', title: 'An OSS does not cancel any more' },
    { ...ofOrder, name: 'ossOrderUndelivered', title: 'A service order could not be delivered' },
    {
      ...ofOrder,
      name: 'ossStatusReported',
      title: 'How an OSS stands to a service order',
      payload: ossStatus,
    },
    { ...ofConnection, name: 'ossListenerWanted', title: 'The listener is to be registered' },
    { ...ofConnection, name: 'ossProbeWanted', title: 'An OSS is to be probed' },
    { ...ofConnection, name: 'ossLost', title: 'An OSS has failed too often' },
    { ...ofConnection, name: 'ossRecovered', title: 'An OSS answers again' },
  ],
  subscribers: [
    ...[sendToOss, askOss, cancelAtOss, registerListener, probeOss, resumeAfterOutage],
    ...followTasks,
    ...settleTasks,
    ...changeDates,
  ],
  routes,
  errors,
  migrations,
})
