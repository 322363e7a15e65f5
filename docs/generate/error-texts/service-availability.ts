import type { errors } from '../../../plugins/service-availability/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  AVAILABILITY_RED: {
    means:
      'An item of the order asks for a service at a site where the last qualification was red: the network does not reach it, or not with that bandwidth.',
    do: 'Take one of the alternatives that the qualification names, or remove the item.',
  },
  AVAILABILITY_SURVEY_NEEDED: {
    means:
      'The qualification of an item’s site is yellow: somebody has to look at the site before it can be promised. The setting `serviceAvailability.yellowNeeds` says how far that must have come.',
    do: 'Ask for a survey by `POST /api/site-surveys` with the qualification; where it has to be completed first, wait for its result.',
  },
  AVAILABILITY_NOT_QUALIFIED: {
    means:
      'The guarantee of the qualification of an item’s site has run out; or there is none, and the setting `serviceAvailability.qualificationNeeded` wants one.',
    do: 'Ask anew by `POST /api/offering-qualifications`, and submit the order again.',
  },
  AVAILABILITY_NO_SURVEY: {
    means:
      'A survey was asked for a qualification that is not yellow, that is surveyed already, or that belongs to another account.',
    do: 'Look at the qualification: green can be ordered, red has alternatives, and a survey under way is named in the answer.',
  },
  AVAILABILITY_SURVEY_INCOMPLETE: {
    means:
      'The result of a survey says that the site can be served, but not by when or until when that holds.',
    do: 'Give `installationInterval` in business days and a `guaranteedUntilDate` that is not past.',
  },
  AVAILABILITY_FILE_BROKEN: {
    means:
      '`plugboard footprint import` found rows that it cannot keep. Nothing of the file was kept.',
    do: 'Correct the lines that it lists, and import the file again.',
  },
}
