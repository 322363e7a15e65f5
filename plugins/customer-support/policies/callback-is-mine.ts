import { allow, fieldFact, refuse, rule } from 'plugboard'

export const callbackIsMine = rule({
  name: 'callbackIsMine',
  code: 'SUPPORT_CALLBACK_TAKEN',
  title: 'The callback is assigned to nobody else',
  facts: { assignee: fieldFact<string | null>('CallbackRequest', 'assignee') },
  decide: ({ facts: { assignee }, actor }) =>
    assignee === null || assignee === actor.id
      ? allow
      : refuse('Somebody else of the team has this callback', {
          remedy: 'Assign it to yourself first, if they cannot call',
        }),
})
