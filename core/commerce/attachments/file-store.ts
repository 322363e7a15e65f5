import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { PlugboardError } from '../../errors.ts'
import { port } from '../../plugin/port.ts'

export interface StoredFile {
  /** The name that the content has in the store. */
  readonly key: string
  /** In bytes. */
  readonly size: number
  /** SHA-256 in hex. */
  readonly sha256: string
}

export interface FileStoreContract {
  /**
   * @param key the name to store the content under, noted by the caller so that nothing remains of an
   *   upload during which the process dies; a store that names content itself answers with its own
   * @throws FILE_TOO_LARGE when there are more bytes than `limit`; nothing is kept then
   */
  put(content: AsyncIterable<Uint8Array>, limit: number, key?: string): Promise<StoredFile>
  /** @throws NOT_FOUND */
  get(key: string): Promise<Readable>
  /** Removes the content, also what was half stored; that there is none is no error. */
  remove(key: string): Promise<void>
}

/** Where the content of attachments is kept; a folder where no plugin provides another store. */
export const FileStore = port<FileStoreContract>('FileStore', {
  title: 'The content of attachments',
  fallback: ({ dataFolder }) => folderStore(join(dataFolder, 'files')),
})

/** Keeps files in a folder, under names in the form of UUIDs. */
export function folderStore(folder: string): FileStoreContract {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new PlugboardError('NOT_FOUND')
    return join(folder, key.slice(0, 2), key)
  }
  return {
    async put(content, limit, key = randomUUID()) {
      const path = pathOf(key)
      await mkdir(join(path, '..'), { recursive: true })
      const file = await open(path, 'wx', 0o600)
      const hash = createHash('sha256')
      let size = 0
      try {
        for await (const chunk of content) {
          size += chunk.byteLength
          if (size > limit) throw new PlugboardError('FILE_TOO_LARGE', { data: { limit } })
          hash.update(chunk)
          await file.write(chunk)
        }
        await file.sync()
        return { key, size, sha256: hash.digest('hex') }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      } finally {
        await file.close()
      }
    },
    async get(key) {
      // Opened here, so that what is not there is an error and not a broken reply.
      const file = await open(pathOf(key)).catch(error => {
        throw new PlugboardError('NOT_FOUND', { detail: 'The content is gone', cause: error })
      })
      return file.createReadStream()
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}
