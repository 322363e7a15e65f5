import type { ErrorEntry } from 'plugboard'

/** Why a service cannot be had at a site, or nobody can say so. */
export const errors = {
  AVAILABILITY_RED: { status: 409, message: 'A service cannot be delivered to its site' },
  AVAILABILITY_SURVEY_NEEDED: { status: 409, message: 'A site has to be surveyed first' },
  AVAILABILITY_NOT_QUALIFIED: {
    status: 409,
    message: 'Nobody has asked whether a service can be delivered, or the answer no longer holds',
  },
  AVAILABILITY_NO_SURVEY: { status: 409, message: 'There is nothing to survey' },
  AVAILABILITY_SURVEY_INCOMPLETE: {
    status: 422,
    message: 'The result of a survey does not say what it has to',
  },
  AVAILABILITY_FILE_BROKEN: { status: 422, message: 'Rows of the file cannot be imported' },
} as const satisfies Record<string, ErrorEntry>
