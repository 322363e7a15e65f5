import { Mailer, type Subscriber } from 'plugboard'
import { composeMail } from '../helpers/compose-mail.ts'
import { eventKinds } from '../helpers/kinds.ts'
import { queueNotices } from '../helpers/notice-factory.ts'
import type { Options } from '../options.ts'

const handle: Subscriber<Options>['handle'] = async (event, { options, ports, transact }) => {
  const queued = await transact(uow => queueNotices(uow, event))
  for (const notice of queued?.notices ?? []) {
    const mail = await composeMail(notice, (queued as NonNullable<typeof queued>).order, options)
    // If the process dies behind this, the same key tells the mailer that it is the same mail.
    await ports.get(Mailer).send({ ...mail, to: notice.email, key: notice.id })
    await transact(async uow => {
      const sent = await uow.load('OrderNotice', notice.id)
      sent.sentAt = uow.now
    })
  }
}

/** One for each event that customers are told of. */
export const sendNotices: readonly Subscriber<Options>[] = Object.keys(eventKinds).map(event => ({
  ...{ name: `${event}Notice`, event, handle },
}))
