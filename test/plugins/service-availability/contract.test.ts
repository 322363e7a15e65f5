import { AvailabilityProvider } from 'plugboard/plugins/service-availability'
import { availabilityProviderContract } from 'plugboard/plugins/service-availability/testing'
import t from 'tap'
import { address, networkApp } from './network.ts'

const { app } = await networkApp(t)
const question = {
  ...{ offering: 'dedicated-internet', characteristics: { bandwidth: '1G' } },
  place: address('350'),
}
const contract = availabilityProviderContract(() => app.ports.get(AvailabilityProvider), {
  now: '2026-06-01T12:00:00.000Z',
  green: question,
  red: { ...question, place: address('390') },
})

for (const { name, run } of contract) t.test(name, () => run())
