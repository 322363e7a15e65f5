import { setting, Type } from 'plugboard'

/** How long nothing may be heard of a service order before the OSS is asked, in seconds. */
export const silence = setting('ossGateway.silenceSeconds', Type.Integer({ minimum: 1 }), {
  title: 'Seconds of silence before the OSS is asked about a service order',
  initial: 600,
})

/** How often the listener is registered anew, in seconds. */
export const registration = setting(
  'ossGateway.registrationSeconds',
  Type.Integer({ minimum: 1 }),
  { title: 'Seconds until the listener is registered with the OSS again', initial: 900 },
)
