/** A kind of file that may be attached: what its name ends with, and what its content must be. */
export interface FileKind {
  readonly title: string
  readonly extensions: readonly string[]
  /** What it is sent out as, whatever it came as. */
  readonly mediaType: string
  /** The signatures that its content may have; `text`: none, but readable text without markup. */
  readonly content: readonly string[] | 'text'
}

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'
/** The container of Office documents before 2007. */
const compound = ['application/x-cfb']

/**
 * What may be attached. Neither pages nor pictures that can hold scripts, nor archives, nor documents
 * with macros: whoever opens a file from the other company must not run it.
 */
export const fileKinds: readonly FileKind[] = [
  kind('PDF', 'pdf', 'application/pdf'),
  kind('PNG picture', 'png', 'image/png'),
  kind('JPEG picture', 'jpg jpeg', 'image/jpeg'),
  kind('GIF picture', 'gif', 'image/gif'),
  kind('WebP picture', 'webp', 'image/webp'),
  kind('TIFF picture', 'tif tiff', 'image/tiff'),
  kind('HEIC picture', 'heic', 'image/heic'),
  kind('Word document', 'docx', `${office}.wordprocessingml.document`),
  kind('Excel workbook', 'xlsx', `${office}.spreadsheetml.sheet`),
  kind('PowerPoint slides', 'pptx', `${office}.presentationml.presentation`),
  kind('Word document, before 2007', 'doc', 'application/msword', compound),
  kind('Excel workbook, before 2007', 'xls', 'application/vnd.ms-excel', compound),
  kind('OpenDocument text', 'odt', `${openDocument}.text`),
  kind('OpenDocument spreadsheet', 'ods', `${openDocument}.spreadsheet`),
  kind('OpenDocument slides', 'odp', `${openDocument}.presentation`),
  kind('RTF document', 'rtf', 'application/rtf'),
  kind('Text', 'txt log', 'text/plain', 'text'),
  kind('CSV table', 'csv', 'text/csv', 'text'),
]

function kind(
  title: string,
  extensions: string,
  mediaType: string,
  content: FileKind['content'] = [mediaType],
): FileKind {
  return { title, extensions: extensions.split(' '), mediaType, content }
}

/** What people call a media type of ours; the type itself where it is none. */
export function kindTitle(mediaType: string): string {
  return fileKinds.find(kind => kind.mediaType === mediaType)?.title ?? mediaType
}

/** The ending of a file's name in small letters, without the dot; empty where there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** By the name, among the extensions that are accepted. */
export function kindByName(fileName: string, accepted: readonly string[]): FileKind | undefined {
  const extension = extensionOf(fileName)
  if (!accepted.includes(extension)) return undefined
  return fileKinds.find(({ extensions }) => extensions.includes(extension))
}
