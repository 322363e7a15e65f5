import { PlugboardError } from '../../errors.ts'
import type { ObjectModel } from '../../schema/model.ts'

/** What is not somebody's answers like what is not there. */
export function notFound(object: ObjectModel): PlugboardError {
  return new PlugboardError('NOT_FOUND', {
    detail: `There is no such ${object.title.toLowerCase()}, or it is not yours to see`,
  })
}
