import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from '../commerce/attachments/attachment-service.ts'
import { tooLarge } from '../commerce/attachments/attachment-service.ts'
import type { CheckedFile } from '../commerce/attachments/helpers/attachment-factory.ts'
import { PlugboardError } from '../errors.ts'

/** What a form takes besides the file itself: boundaries and headers, in bytes. */
const overhead = 16_384

/**
 * Reads the one file of a multipart form, in the part `file`, as it streams in.
 *
 * @param limit in bytes; a request that announces more is refused before it is read
 * @param store is given the file, and returns once it is stored
 * @throws MEDIA_TYPE_UNSUPPORTED, FILE_TOO_LARGE, INPUT_INVALID, INPUT_MALFORMED
 */
export async function receiveFile(
  request: FastifyRequest,
  limit: number,
  store: (file: UploadedFile) => Promise<CheckedFile>,
): Promise<CheckedFile> {
  if (!request.isMultipart()) {
    throw new PlugboardError('MEDIA_TYPE_UNSUPPORTED', {
      remedy: 'Send multipart/form-data, with the file in its part "file"',
    })
  }
  if (Number(request.headers['content-length'] ?? 0) > limit + overhead) throw tooLarge(limit)
  // The store counts the bytes; one more than it lets through keeps the parser from cutting it short.
  const limits = { fileSize: limit + 1, files: 1, fields: 0, parts: 2 }
  const parts = request.parts({ limits, throwFileSizeLimit: false } as never)
  const { value: part } = await parts.next()
  if (part?.type !== 'file' || part.fieldname !== 'file') {
    if (part?.type === 'file') part.file.resume()
    throw new PlugboardError('INPUT_INVALID', {
      detail: 'The form has no file in its part "file"',
      errors: [{ pointer: '/file', message: 'is required', code: 'required' }],
    })
  }
  return store({ fileName: unescaped(part.filename), content: part.file })
}

/** Forms write these three characters of a file's name so, and no others. */
function unescaped(fileName: string | undefined): string | undefined {
  return fileName?.replace(/%22|%0D|%0A/gi, written => decodeURIComponent(written))
}
