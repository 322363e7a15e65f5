import { type FieldMarks, Type } from 'plugboard'

/** How a service is brought to a site: a carrier's own word, such as fiber, hfc, copper or fixedWireless. */
export function technology(marks: FieldMarks = {}) {
  return Type.String({
    title: 'Technology',
    description: 'Such as fiber, hfc, copper or fixedWireless',
    pattern: '^[a-z][A-Za-z0-9]*$',
    maxLength: 40,
    filterable: true,
    ...marks,
  })
}
