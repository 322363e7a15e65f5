import type { Subscriber } from 'plugboard'
import { reachByOss } from '../helpers/milestones.ts'

/** What the gateway tells of an item; other fields are not looked at. */
interface OssReport {
  readonly item?: string
  readonly status?: string
}

/** Reaches milestones by what the OSS reports, where a gateway to one is installed. */
export const followOss: Subscriber = {
  name: 'followOss',
  event: 'ossStatusReported',
  async handle({ payload }, { transact }) {
    const { item, status } = payload as OssReport
    if (item === undefined || status === undefined) return
    await transact(async uow => {
      const { order } = await uow.load('OrderItem', item, { lock: false })
      await uow.load('Order', order)
      await reachByOss(uow, item, status)
    })
  },
}
