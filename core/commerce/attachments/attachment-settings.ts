import { Type } from 'typebox'
import { setting } from '../../plugin/setting.ts'
import { fileKinds } from './file-kinds.ts'

/** How large a file may be, by account. */
export const largestAttachment = setting(
  'attachment.largestBytes',
  Type.Integer({ minimum: 1, maximum: 1_073_741_824 }),
  { title: 'Largest attachment, in bytes', initial: 10 * 1_048_576, scope: 'account' },
)

const extensions = fileKinds.flatMap(kind => kind.extensions)

/** Which of the kinds of file that can be checked are accepted. */
export const acceptedExtensions = setting(
  'attachment.extensions',
  Type.Array(Type.Enum(extensions), { uniqueItems: true }),
  { title: 'Endings of files that may be attached', initial: extensions, scope: 'account' },
)
