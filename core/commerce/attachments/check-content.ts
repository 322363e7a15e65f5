import { Readable } from 'node:stream'
import { fileTypeFromStream } from 'file-type'
import { PlugboardError } from '../../errors.ts'
import type { FileKind } from './file-kinds.ts'

/** What a browser might take for a page, at the head of a text. */
const markup = /^\s*(<!doctype|<\?xml|<!--|<(html|head|body|svg|script|iframe|meta)\b)/i

/** So much of a text's beginning is searched for markup, in characters. */
const headLength = 1_024

/**
 * Makes sure that a file is what its name says, by its content.
 *
 * @param open reads the content from its beginning; asked once or twice
 * @throws FILE_TYPE_REFUSED
 */
export async function checkContent(kind: FileKind, open: () => Promise<Readable>): Promise<void> {
  const signature = await signatureOf(await open())
  if (kind.content === 'text') {
    if (signature !== undefined) throw refused(kind, `is ${signature}`)
    await checkText(kind, await open())
    return
  }
  if (signature !== undefined && kind.content.includes(signature)) return
  throw refused(kind, signature === undefined ? 'is of no known kind' : `is ${signature}`)
}

async function signatureOf(content: Readable): Promise<string | undefined> {
  try {
    const found = await fileTypeFromStream(Readable.toWeb(content) as never)
    return found?.mime
  } finally {
    content.destroy()
  }
}

/** Control bytes but for tab, line feed, form feed, carriage return and escape. */
function isNoText(byte: number): boolean {
  return (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f
}

/** A text is UTF-8, or of one byte a character, without the bytes that no text has, and no markup. */
async function checkText(kind: FileKind, content: Readable): Promise<void> {
  const decoder = new TextDecoder('latin1')
  let head = ''
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    if (chunk.some(isNoText)) throw refused(kind, 'holds bytes that no text has')
    if (head.length < headLength) head += decoder.decode(chunk.subarray(0, headLength))
  }
  if (markup.test(head.replace(/^\u00ef\u00bb\u00bf/, ''))) throw refused(kind, 'is markup')
}

function refused({ title }: FileKind, what: string): PlugboardError {
  return new PlugboardError('FILE_TYPE_REFUSED', {
    detail: `The name says ${title}, and the content ${what}`,
    remedy: 'Send the file under a name that fits its content',
    errors: [{ pointer: '/file', message: `is not what its name says: it ${what}` }],
  })
}
