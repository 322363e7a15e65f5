import type { EventDefinition } from 'plugboard'

/** What is told of requests. */
export const events: readonly EventDefinition[] = [
  {
    name: 'mcdRequestMade',
    title: 'A move, change or disconnect was asked for',
    object: 'McdRequest',
  },
  { name: 'mcdRequestSubmitted', title: 'A request was submitted', object: 'McdRequest' },
  { name: 'mcdRequestEnded', title: 'A request has ended', object: 'McdRequest' },
]
