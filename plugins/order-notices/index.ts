import { definePlugin } from 'plugboard'
import { migrations } from './migrations/index.ts'
import { orderNotice } from './objects/order-notice.ts'
import { options } from './options.ts'
import { userNotices } from './parts/user-notices.ts'
import { routes } from './routes.ts'
import { noticeLanguage } from './settings.ts'
import { sendNotices } from './subscribers/send-notices.ts'

export { noticeLanguage, orderNotice, userNotices }

/** Mails to customers about their orders. */
export default definePlugin({
  name: 'order-notices',
  version: '0.1.0',
  core: '^0.1.0',
  needs: { 'telecom-order': '^0.1.0' },
  title: 'Order notices',
  options,
  objects: [orderNotice],
  parts: [userNotices],
  settings: [noticeLanguage],
  subscribers: sendNotices,
  routes,
  migrations,
})
