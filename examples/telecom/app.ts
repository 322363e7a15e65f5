import type { AppOptions } from 'plugboard'
import telecom from 'plugboard/plugins/telecom'

/** The reference application: the telecom plugins on the core. */
export default { plugins: [...telecom] } satisfies AppOptions
