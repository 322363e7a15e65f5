import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FileStoreContract } from '../../commerce/attachments/file-store.ts'
import { isPlugboardError } from '../../errors.ts'
import type { ContractCase } from './contract.ts'

/** What a provider of FileStore does. */
export function fileStoreContract(make: () => FileStoreContract): readonly ContractCase[] {
  return [
    {
      name: 'what is put comes out again, with its size and SHA-256',
      async run() {
        const store = make()
        const content = randomBytes(100_000)
        const { key, size, sha256 } = await store.put(inPieces(content), 1_000_000)
        assert.equal(size, content.length)
        assert.equal(sha256, createHash('sha256').update(content).digest('hex'))
        assert.deepEqual(await readAll(store, key), content)
      },
    },
    {
      name: 'the same content twice has two keys, so that removing one leaves the other',
      async run() {
        const store = make()
        const content = Buffer.from('twice')
        const one = await store.put(inPieces(content), 100)
        const other = await store.put(inPieces(content), 100)
        assert.notEqual(one.key, other.key)
        await store.remove(one.key)
        assert.deepEqual(await readAll(store, other.key), content)
      },
    },
    {
      name: 'content that is given a name has that, or another that is told',
      async run() {
        const store = make()
        const name = randomUUID()
        const { key } = await store.put(inPieces(Buffer.from('named')), 100, name)
        assert.equal((await readAll(store, key)).toString(), 'named')
        await store.remove(key)
        await store.remove(name)
      },
    },
    {
      name: 'an empty file is a file',
      async run() {
        const store = make()
        const { key, size } = await store.put(inPieces(Buffer.alloc(0)), 100)
        assert.equal(size, 0)
        assert.equal((await readAll(store, key)).length, 0)
      },
    },
    {
      name: 'more than the limit is refused with FILE_TOO_LARGE',
      async run() {
        const refused = make().put(inPieces(randomBytes(2_000)), 1_999)
        await assert.rejects(
          refused,
          error => isPlugboardError(error) && error.code === 'FILE_TOO_LARGE',
        )
      },
    },
    {
      name: 'a failing source leaves nothing and passes its error on',
      async run() {
        const cut = new Error('the line is dead')
        async function* failing() {
          yield Buffer.from('half')
          throw cut
        }
        await assert.rejects(make().put(failing(), 100), error => error === cut)
      },
    },
    {
      name: 'what was removed is gone, and may be removed again',
      async run() {
        const store = make()
        const { key } = await store.put(inPieces(Buffer.from('gone')), 100)
        await store.remove(key)
        await store.remove(key)
        await assert.rejects(readAll(store, key))
      },
    },
    {
      name: 'a name that nothing came of may be removed',
      async run() {
        await make().remove(randomUUID())
      },
    },
    {
      name: 'a key that it did not make reaches nothing',
      async run() {
        for (const key of ['../../etc/passwd', '', 'nonsense']) {
          await assert.rejects(readAll(make(), key))
        }
      },
    },
  ]
}

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 1_000) yield content.subarray(at, at + 1_000)
}

async function readAll(store: FileStoreContract, key: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await store.get(key)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
