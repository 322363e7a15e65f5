import type { errors } from '../../../plugins/service-site/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  SITE_CLOSED: {
    means:
      'A location for emergency calls was to be registered, changed or validated at a site that is closed.',
    do: 'Open the site again with its action `reopen`, or use another site.',
  },
}
