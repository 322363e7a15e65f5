import { allow, fieldFact, refuse, rule } from 'plugboard'

export const guaranteedUntil = fieldFact<string | null>('InventoryRequest', 'guaranteedUntil')

export const answerHolds = rule({
  name: 'answerHolds',
  code: 'INVENTORY_LAPSED',
  title: 'The answer still holds',
  facts: { guaranteedUntil },
  decide: ({ facts: { guaranteedUntil }, now }) =>
    guaranteedUntil === null || Date.parse(guaranteedUntil) > Date.parse(now)
      ? allow
      : refuse(`The answer held until ${guaranteedUntil}`, {
          remedy: 'Ask anew',
          data: { guaranteedUntil },
        }),
})
