import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from '../commerce/attachments/attachment-service.ts'
import type { CheckedFile } from '../commerce/attachments/helpers/attachment-factory.ts'
import { tooLarge } from '../commerce/attachments/refusals.ts'
import { isPlugboardError, PlugboardError } from '../errors.ts'

/** What a form takes besides the file itself: boundaries and headers, in bytes. */
const overhead = 16_384

/** In bytes. */
const longestText = 1_000

/** What came of a form with a file in it. */
export interface ReceivedForm {
  readonly file: CheckedFile
  /** The texts that stood before the file. */
  readonly texts: Readonly<Record<string, string>>
}

/**
 * Reads the one file of a multipart form, in the part `file`, as it streams in.
 *
 * @param limit in bytes; a request that announces more is refused before it is read
 * @param store is given the file, and returns once it is stored
 * @param mostTexts so many short texts may come before it
 * @throws MEDIA_TYPE_UNSUPPORTED, FILE_TOO_LARGE, INPUT_INVALID, INPUT_MALFORMED
 */
export async function receiveFile(
  request: FastifyRequest,
  limit: number,
  store: (file: UploadedFile) => Promise<CheckedFile>,
  mostTexts = 0,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) {
    throw new PlugboardError('MEDIA_TYPE_UNSUPPORTED', {
      remedy: 'Send multipart/form-data, with the file in its part "file"',
    })
  }
  if (Number(request.headers['content-length'] ?? 0) > limit + overhead) throw tooLarge(limit)
  // The store counts the bytes; one more than it lets through keeps the parser from cutting it short.
  const limits = {
    ...{ fileSize: limit + 1, files: 1 },
    ...{ fields: mostTexts, fieldSize: longestText, parts: mostTexts + 2 },
  }
  const texts: Record<string, string> = {}
  const part = await readable(async () => {
    const parts = request.parts({ limits, throwFileSizeLimit: false } as never)
    for await (const part of parts) {
      if (part.type === 'file') return part
      texts[part.fieldname] = String(part.value)
    }
    return undefined
  })
  if (part?.fieldname !== 'file') {
    part?.file.resume()
    throw new PlugboardError('INPUT_INVALID', {
      detail: 'The form has no file in its part "file"',
      errors: [{ pointer: '/file', message: 'is required', code: 'required' }],
    })
  }
  const content = readableChunks(part.file)
  try {
    return { file: await store({ fileName: unescaped(part.filename), content }), texts }
  } catch (error) {
    await takeIn(request, limit + overhead)
    throw error
  }
}

/**
 * Reads away what remains of a request: a browser reads no reply before it has sent the whole.
 *
 * @param most so much is waited for, in bytes
 */
function takeIn({ raw }: FastifyRequest, most: number): Promise<void> {
  raw.unpipe()
  return new Promise(resolve => {
    if (raw.readableEnded || raw.destroyed) return resolve()
    let size = 0
    const done = () => resolve()
    raw.once('end', done).once('close', done).once('error', done)
    raw.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength
      if (size > most) resolve()
    })
    raw.resume()
  })
}

/** What the parser of forms throws has no status: the form is at fault, and not we. */
async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const { statusCode, message } = error as { statusCode?: number; message?: string }
    if (isPlugboardError(error) || statusCode !== undefined) throw error
    throw new PlugboardError('INPUT_MALFORMED', {
      detail: `The form cannot be read: ${message}`,
      cause: error,
    })
  }
}

async function* readableChunks(file: AsyncIterable<Uint8Array>) {
  const chunks = file[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await readable(() => chunks.next())
      if (done) return
      yield value
    }
  } finally {
    await chunks.return?.()
  }
}

/** Forms write these three characters of a file's name so, and no others. */
function unescaped(fileName: string | undefined): string | undefined {
  return fileName?.replace(/%22|%0D|%0A/gi, written => decodeURIComponent(written))
}
