import { allow, fieldFact, refuse, rule } from 'plugboard'

const message = fieldFact<string | null>('Order', 'giftNote.message')

export const messageIsPolite = rule({
  name: 'messageIsPolite',
  code: 'GIFT_NOTE_SHOUTS',
  title: 'The message on the card is not shouted',
  facts: { message },
  decide: ({ facts }) =>
    facts.message !== null &&
    /[A-Z]{4}/.test(facts.message) &&
    facts.message === facts.message.toUpperCase()
      ? refuse('The message on the card is all in capitals', {
          remedy: 'Write it in small letters',
        })
      : allow,
})
