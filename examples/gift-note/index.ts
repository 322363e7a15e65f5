import { definePlugin } from 'plugboard'
import { errors } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { giftNote } from './parts/gift-note.ts'
import { messageIsPolite } from './policies/message-is-polite.ts'

/** A card with the order: the plugin to copy. */
export default definePlugin({
  name: 'gift-note',
  version: '1.0.0',
  core: '^0.1.0',
  parts: [giftNote],
  policies: { Order: policy => policy.require('submit', messageIsPolite) },
  errors,
  migrations,
})
