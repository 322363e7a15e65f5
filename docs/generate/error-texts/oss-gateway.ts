import type { errors } from '../../../plugins/oss-gateway/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  OSS_TARGET_UNKNOWN: {
    means:
      'Service orders were sent to an OSS that the options of `oss-gateway` do not name any more.',
    do: 'Name it among `targets` again until its orders have ended.',
  },
}
