import type { ObjectModel } from '../../schema/model.ts'

/** Whether files may be on objects of a kind; a list of its own by that name stands in their place. */
export function takesFiles({ exposed, children }: ObjectModel): boolean {
  return exposed && !children.some(({ as }) => as === 'attachments')
}
