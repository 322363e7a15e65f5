import type { HistoryRow } from '../../database/reads.ts'

/** That a file came or went, as the history of its object tells it. */
export interface FileChange {
  readonly id: string
  /** Absent where the reader does not see it. */
  readonly name?: string
  readonly isAdded: boolean
}

const place = /^attachments\/([^/]+)\/([^/]+)$/

/** The files that came and went with a change. */
export function fileChanges(changes: HistoryRow['changes']): FileChange[] {
  const files = new Map<string, FileChange>()
  for (const [path, { before, after }] of Object.entries(changes)) {
    const [, id = '', field] = place.exec(path) ?? []
    if (id === '') continue
    const name = field === 'fileName' ? { name: String(after ?? before) } : {}
    files.set(id, { ...files.get(id), ...name, id, isAdded: after !== null })
  }
  return [...files.values()]
}

/** How many other fields were changed. */
export function fieldsChanged(changes: HistoryRow['changes']): number {
  return Object.keys(changes).filter(path => !place.test(path)).length
}
