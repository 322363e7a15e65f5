import catalog from '../catalog/index.ts'
import telecomOrder from '../telecom-order/index.ts'

/**
 * The telecom plugins, for an application that wants all of them. One that wants to choose, or to pass
 * options, lists them itself.
 *
 * @example createApp({ plugins: [...telecom, ourOwn] })
 */
const telecom = [catalog, telecomOrder] as const

export default telecom
