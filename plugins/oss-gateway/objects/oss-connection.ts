import { Field, object, Type } from 'plugboard'

const own = { readOnly: true } as const

/**
 * How it stands with one OSS: whether anything is sent to it (the circuit breaker), and whether it
 * knows where to send notifications. All processes go by it.
 */
export const ossConnection = object(
  'OssConnection',
  {
    name: Type.String({ title: 'OSS', maxLength: 40, unique: true, filterable: true, ...own }),
    failures: Type.Integer({
      title: 'Failures in a row',
      minimum: 0,
      default: 0,
      ...own,
    }),
    lastError: Type.Optional(Type.String({ title: 'Last error', maxLength: 500, ...own })),
    unavailableSince: Type.Optional(Field.dateTime({ title: 'Unavailable since', ...own })),
    probes: Type.Integer({ title: 'Vain probes', minimum: 0, default: 0, ...own }),
    probeAt: Type.Optional(Field.dateTime({ title: 'Next probe', ...own })),
    callback: Type.Optional(Type.String({ title: 'Listener', maxLength: 500, ...own })),
    registeredAt: Type.Optional(Field.dateTime({ title: 'Listener registered', ...own })),
    registerAt: Type.Optional(Field.dateTime({ title: 'Next registration', ...own })),
  },
  {
    title: 'OSS connection',
    path: 'oss-connections',
    stateful: true,
    label: 'name',
    columns: ['name', 'state', 'failures', 'lastError', 'unavailableSince', 'registeredAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OssConnection: typeof ossConnection
  }
}
