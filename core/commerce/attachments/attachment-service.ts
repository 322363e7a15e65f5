import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { subject as caslSubject } from '@casl/ability'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../database/actor.ts'
import type { ListQuery, Page, ReadRow, Reads } from '../../database/reads.ts'
import { type Executor, slot, statement } from '../../database/statement.ts'
import type { TransactionContext } from '../../database/transact.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { isPlugboardError, PlugboardError } from '../../errors.ts'
import type { Ports } from '../../plugin/port.ts'
import { filterableField } from '../../schema/filter.ts'
import type { Engine } from '../../transition/engine.ts'
import type { SettingsService } from '../settings/settings.ts'
import { acceptedExtensions, largestAttachment } from './attachment-settings.ts'
import { checkContent } from './check-content.ts'
import { createDiscardedFiles } from './discarded-files.ts'
import { kindByName } from './file-kinds.ts'
import { cleanFileName } from './file-name.ts'
import { FileStore } from './file-store.ts'
import {
  type AttachmentOwner,
  type CheckedFile,
  createAttachment,
  removeAttachment,
} from './helpers/attachment-factory.ts'
import { removeOrphans } from './orphans.ts'
import { isEmpty, tooLarge, typeRefused } from './refusals.ts'

/** An object, by its kind and id. */
export interface OwnerRef {
  readonly object: string
  readonly id: string
}

/**
 * Files on objects. Whoever may read an object may read its files; adding and removing wants the
 * grants `create` and `delete` on Attachment for the object's account. A file is no field of its
 * object: adding one leaves the object's version as it is, and so nobody's edit of it fails.
 */
export interface Attachments {
  /** What the actor may do with an object's files, for whoever shows them. @throws NOT_FOUND */
  rightsTo(actor: Actor, owner: OwnerRef): Promise<FileRights>
  /**
   * Whether the actor may add to an object, asked before its content is read.
   *
   * @returns how large the file may be, in bytes
   * @throws NOT_FOUND, FORBIDDEN
   */
  limitFor(actor: Actor, owner: OwnerRef): Promise<number>
  /**
   * Stores and checks a file, before any transaction.
   *
   * @throws FILE_TOO_LARGE, FILE_TYPE_REFUSED; nothing is kept then
   */
  store(actor: Actor, owner: OwnerRef, file: UploadedFile): Promise<CheckedFile>
  /** @throws NOT_FOUND, FORBIDDEN */
  add(uow: UnitOfWork, owner: OwnerRef, file: CheckedFile): Promise<void>
  /** Forgets a stored file if no attachment came of it. */
  forgetUnlessAdded(file: CheckedFile): Promise<void>
  /** @throws NOT_FOUND */
  list(actor: Actor, owner: OwnerRef, query: ListQuery): Promise<Page>
  /** @throws NOT_FOUND */
  one(actor: Actor, owner: OwnerRef, id: string, executor?: Executor): Promise<ReadRow>
  /** The content of an attachment that {@link one} has read. */
  open(id: string): Promise<Readable>
  /** @throws NOT_FOUND, FORBIDDEN */
  remove(uow: UnitOfWork, owner: OwnerRef, id: string): Promise<void>
  /** Removes the content of what was removed; whatever fails is left to the worker. */
  removeDiscarded(): Promise<number>
  /** Removes the attachments of objects that are gone. @returns how many */
  removeOrphans(): Promise<number>
}

export interface FileRights {
  readonly add: boolean
  readonly remove: boolean
  /** In bytes. */
  readonly largest: number
  /** The endings of names that are accepted, without the dot. */
  readonly extensions: readonly string[]
}

export interface UploadedFile {
  readonly fileName: string | undefined
  readonly content: AsyncIterable<Uint8Array>
}

export function createAttachments(services: {
  readonly engine: Engine
  readonly reads: Reads
  readonly ports: Ports
  readonly settings: SettingsService
  readonly system: Actor
  readonly context: TransactionContext
}): Attachments {
  const { engine, reads, ports, settings, system, context } = services
  const { db, model } = engine.database
  const discarded = createDiscardedFiles(engine.database, () => ports.get(FileStore))
  const declared = model.object('Attachment')
  // No display read tells it: it is the store's secret.
  const storeKey = statement<{ key: string }>(
    db,
    sql`select store_key as key from attachments where id = ${slot('id')}`,
  )

  /** The object as the actor sees it, with its account. */
  async function find(actor: Actor, { object, id }: OwnerRef, executor?: Executor) {
    const row = await reads.for(actor, executor).one(object, id)
    const { accountColumn, fields } = model.object(object)
    const field = fields.find(({ columns }) => columns[0].name === accountColumn)
    const account = (field && (row[field.name] as string | undefined)) ?? null
    return { object, id: row.id, account } satisfies AttachmentOwner
  }

  function may(actor: Actor, action: 'create' | 'delete', { account }: AttachmentOwner) {
    const attachment = caslSubject('Attachment', { account: account ?? undefined })
    return actor.ability.can(action, attachment as never)
  }

  function assertMay(actor: Actor, action: 'create' | 'delete', owner: AttachmentOwner) {
    if (may(actor, action, owner)) return
    const what = action === 'create' ? 'attach files to' : 'remove files from'
    throw new PlugboardError('FORBIDDEN', {
      detail: `You may not ${what} this ${model.object(owner.object).title.toLowerCase()}`,
      remedy: 'Ask an administrator of the account for a role that may',
    })
  }

  async function one(actor: Actor, owner: OwnerRef, id: string, executor?: Executor) {
    const found = await find(actor, owner, executor)
    const row = await reads.for(system, executor).one('Attachment', id)
    if (row.object === found.object && row.subject === found.id) return row
    throw new PlugboardError('NOT_FOUND', { detail: 'There is no such attachment' })
  }

  async function limits({ account }: AttachmentOwner) {
    const of = account ?? undefined
    const [largest, extensions] = await Promise.all([
      settings.get(largestAttachment, of),
      settings.get(acceptedExtensions, of),
    ])
    return { largest, extensions }
  }

  /** Stores content under a name that is noted before, so that none remains if this process dies. */
  async function storeOnce(content: AsyncIterable<Uint8Array>, limit: number) {
    const key = randomUUID()
    await discarded.expect(key)
    try {
      const stored = await ports.get(FileStore).put(upTo(limit, content), limit, key)
      if (stored.key !== key) {
        await discarded.expect(stored.key)
        await discarded.forget(key)
      }
      return stored
    } catch (error) {
      await discarded.forget(key)
      throw error
    }
  }

  return {
    async rightsTo(actor, owner) {
      const found = await find(actor, owner)
      const rights = { add: may(actor, 'create', found), remove: may(actor, 'delete', found) }
      return { ...rights, ...(await limits(found)) }
    },

    async limitFor(actor, owner) {
      const found = await find(actor, owner)
      assertMay(actor, 'create', found)
      return (await limits(found)).largest
    },

    async store(actor, owner, file) {
      const { largest, extensions } = await limits(await find(actor, owner))
      const fileName = cleanFileName(file.fileName)
      const kind = kindByName(fileName, extensions)
      if (!kind) throw typeRefused(fileName, extensions)
      const stored = await storeOnce(file.content, largest)
      try {
        if (stored.size === 0) throw isEmpty()
        await checkContent(kind, () => ports.get(FileStore).get(stored.key))
      } catch (error) {
        await discarded.forget(stored.key)
        throw error
      }
      return { id: uuidv7(), fileName, mediaType: kind.mediaType, stored }
    },

    async add(uow, owner, file) {
      const found = await find(uow.actor, owner, uow.executor)
      assertMay(uow.actor, 'create', found)
      await createAttachment(uow, found, file)
      await discarded.keep(uow, file.stored.key)
    },

    async forgetUnlessAdded({ id, stored }) {
      try {
        await reads.for(system).one('Attachment', id)
      } catch (error) {
        // Where the database does not answer, the file may be somebody's: it stays.
        if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') return
        await discarded.forget(stored.key)
      }
    },

    async list(actor, owner, query) {
      const found = await find(actor, owner)
      const is = (path: string, value: string) => {
        return { ...filterableField(declared, path), operator: 'eq' as const, value }
      }
      const filters = [is('subject', found.id), is('object', found.object)]
      return reads.for(system).list('Attachment', { ...query, filters })
    },

    one,
    async open(id) {
      const [found] = await storeKey.run(db, { id })
      if (!found) throw new PlugboardError('NOT_FOUND', { detail: 'There is no such attachment' })
      return ports.get(FileStore).get(found.key)
    },

    async remove(uow, owner, id) {
      await one(uow.actor, owner, id, uow.executor)
      assertMay(uow.actor, 'delete', await find(uow.actor, owner, uow.executor))
      await removeAttachment(uow, id, discarded.discard)
    },

    removeDiscarded: () => discarded.remove(),
    removeOrphans: () => removeOrphans(context, system, discarded),
  }
}

/** Ends too long an upload where it gets too long, whatever the store does. */
async function* upTo(limit: number, content: AsyncIterable<Uint8Array>) {
  let size = 0
  for await (const chunk of content) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    yield chunk
  }
}
