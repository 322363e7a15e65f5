import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { RecordOf } from '../../../schema/record.ts'
import type { StoredFile } from '../file-store.ts'

/** A file that has been stored and checked. */
export interface CheckedFile {
  /** The id that its attachment will have. */
  readonly id: string
  readonly fileName: string
  readonly mediaType: string
  readonly stored: StoredFile
}

/** What it is attached to. */
export interface AttachmentOwner {
  readonly object: string
  readonly id: string
  /** Null for an object that is shared by all. */
  readonly account: string | null
}

/** Attaches a stored file to an object. */
export function createAttachment(
  uow: UnitOfWork,
  owner: AttachmentOwner,
  { id, fileName, mediaType, stored }: CheckedFile,
): Promise<RecordOf<'Attachment'>> {
  return uow.insert(
    'Attachment',
    {
      object: owner.object,
      subject: owner.id,
      fileName,
      mediaType,
      size: stored.size,
      sha256: stored.sha256,
      storeKey: stored.key,
      ...(owner.account === null ? {} : { account: owner.account }),
      ...(uow.actor.id === null ? {} : { addedBy: uow.actor.id }),
    },
    { id },
  )
}

/** Removes an attachment, and discards its content for when that is committed. */
export async function removeAttachment(
  uow: UnitOfWork,
  id: string,
  discard: (uow: UnitOfWork, storeKey: string) => Promise<void>,
): Promise<void> {
  const attachment = await uow.load('Attachment', id)
  await discard(uow, attachment.storeKey)
  await uow.remove('Attachment', attachment)
}
