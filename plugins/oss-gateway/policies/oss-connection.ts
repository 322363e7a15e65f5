import { definePolicy, fieldFact, settingFact, timer } from 'plugboard'
import * as life from '../commands/oss-connection-life.ts'
import { momentAfter } from '../helpers/backoff.ts'
import { registration } from '../settings.ts'

const operators = ['provisioner', 'orderManager', 'administrator']

/** Performed by the gateway alone. */
const own = { actors: ['system'], internal: true } as const

const probeAt = fieldFact<string | null>('OssConnection', 'probeAt')
const registerAt = fieldFact<string | null>('OssConnection', 'registerAt')
const registeredAt = fieldFact<string | null>('OssConnection', 'registeredAt')

/**
 * A circuit breaker: after some failures in a row nothing is sent any more; from time to time the OSS is
 * probed, and when it answers, what has waited is sent and what is under way is asked about.
 */
export const ossConnectionPolicy = definePolicy('OssConnection', {
  states: {
    available: { title: 'Available' },
    unavailable: { title: 'Unavailable' },
    probing: { title: 'Being probed' },
  },
  timers: [
    timer({
      name: 'probeDue',
      title: 'The OSS is probed',
      // While it is being probed, too: the process that does it may die.
      whileIn: ['unavailable', 'probing'],
      transition: 'probe',
      facts: { probeAt },
      due: ({ facts: { probeAt } }) => probeAt && new Date(probeAt).toISOString(),
    }),
    timer({
      name: 'registrationDue',
      title: 'The listener is registered again',
      whileIn: ['available'],
      transition: 'registerAgain',
      facts: { registerAt, registeredAt, again: settingFact('OssConnection', registration) },
      due: ({ facts: { registerAt, registeredAt, again } }) => {
        if (registerAt) return new Date(registerAt).toISOString()
        return registeredAt && momentAfter(registeredAt, again * 1_000)
      },
    }),
  ],
  transitions: {
    create: {
      ...own,
      title: 'Know an OSS',
      from: null,
      to: 'available',
      emits: ['ossListenerWanted'],
      command: life.make,
    },
    noteFailure: {
      ...own,
      title: 'Note a failure',
      from: ['available'],
      to: 'same',
      command: life.noteFailure,
    },
    noteSuccess: {
      ...own,
      title: 'Note that it answers',
      from: ['available'],
      to: 'same',
      command: life.noteSuccess,
    },
    lose: {
      ...own,
      title: 'Send nothing for a while',
      from: ['available'],
      to: 'unavailable',
      emits: ['ossLost'],
      command: life.lose,
    },
    probe: {
      title: 'Probe',
      from: ['unavailable', 'probing'],
      to: 'probing',
      actors: ['system', ...operators],
      emits: ['ossProbeWanted'],
      command: life.probe,
    },
    stayAway: {
      ...own,
      title: 'It does not answer yet',
      from: ['probing'],
      to: 'unavailable',
      command: life.stayAway,
    },
    recover: {
      ...own,
      title: 'It answers again',
      from: ['probing'],
      to: 'available',
      emits: ['ossRecovered', 'ossListenerWanted'],
      command: life.recover,
    },
    registerAgain: {
      title: 'Register the listener again',
      from: ['available'],
      to: 'same',
      actors: ['system', ...operators],
      emits: ['ossListenerWanted'],
      command: life.registerAgain,
    },
    noteRegistration: {
      ...own,
      title: 'Note the registration',
      from: ['available', 'unavailable', 'probing'],
      to: 'same',
      command: life.noteRegistration,
    },
  },
})
