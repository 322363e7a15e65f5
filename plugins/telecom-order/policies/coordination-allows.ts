import { allow, refuse, rule } from 'plugboard'
import { earliestStart } from '../helpers/coordination.ts'
import { coordinated } from './coordination-facts.ts'

export const coordinationAllows = rule({
  name: 'coordinationAllows',
  code: 'TELECOM_COORDINATION_WAITS',
  title: 'What the item is coordinated with has come far enough',
  facts: { coordinated },
  decide: ({ facts: { coordinated }, now }) => {
    const from = earliestStart(coordinated)
    if (from !== null && from <= now) return allow
    const others = coordinated.map(({ name }) => name).join(', ')
    const detail = from === null ? `It waits for ${others}` : `It starts on ${from.slice(0, 10)}`
    return refuse(detail, {
      remedy: 'It starts by itself behind what it is coordinated with',
      data: { earliest: from },
    })
  },
})
