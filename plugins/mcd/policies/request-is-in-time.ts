import { allow, fieldFact, refuse, rule, settingFact } from 'plugboard'
import { earliestDate } from '../helpers/dates.ts'
import { noticeDays } from '../settings.ts'

export const requestIsInTime = rule({
  name: 'requestIsInTime',
  code: 'MCD_DATE_EARLY',
  title: 'The date lies ahead, of a disconnect behind the notice',
  facts: {
    type: fieldFact<string>('McdRequest', 'type'),
    date: fieldFact<string | null>('McdRequest', 'requestedDate'),
    notice: settingFact('McdRequest', noticeDays),
  },
  decide: ({ facts: { type, date, notice }, now }) => {
    const earliest = earliestDate(now, type === 'disconnect' ? notice : 0)
    if (date === null || date >= earliest) return allow
    return refuse(`${date} is too early`, {
      remedy: `Ask for ${earliest} or a later day`,
      data: { earliest },
      errors: [{ pointer: '/requestedDate', message: `is ${earliest} at the earliest` }],
    })
  },
})
