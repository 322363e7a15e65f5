import { Field, type FieldMarks, Type } from 'plugboard'

const time = (title: string, marks: FieldMarks) =>
  Type.Optional(
    Type.String({ title, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5, ...marks }),
  )

/**
 * When somebody wants to be called: a day and two times of the clock on their wall, and where that hangs.
 * They are kept as they were said, so that a change of clocks in between moves nothing. All of them, or none
 * for now.
 */
export const windowFields = (marks: FieldMarks = {}) => ({
  windowDate: Type.Optional(
    Field.date({ title: 'Call on', description: 'As soon as possible where absent', ...marks }),
  ),
  windowFrom: time('Between', marks),
  windowTo: time('And', marks),
  timeZone: Type.Optional(
    Type.String({
      title: 'Time zone',
      description: 'Of the person to call: its IANA name, such as America/New_York',
      maxLength: 60,
      ...marks,
    }),
  ),
})
