import {
  type CatalogRecord,
  type CatalogRow,
  type LineFault,
  type ReadFile,
  recordKinds,
} from './record-kinds.ts'

/** Reads a catalogue from JSON: an object with a list for each kind of record. */
export function readJson(text: string): ReadFile {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return { rows: [], faults: [{ line: 1, pointer: '', message: (error as Error).message }] }
  }
  if (!isObject(file)) {
    return { rows: [], faults: [{ line: 1, pointer: '', message: 'must be an object of lists' }] }
  }
  const lines = elementLines(text)
  const rows: CatalogRow[] = []
  const faults: LineFault[] = []
  for (const [section, elements] of Object.entries(file)) {
    const kind = recordKinds.find(candidate => candidate.section === section)
    if (!kind || !Array.isArray(elements)) {
      const known = recordKinds.map(candidate => candidate.section).join(', ')
      const message = kind ? 'must be a list' : `is no list of a catalogue; there are ${known}`
      faults.push({ line: 1, pointer: `/${section}`, message })
      continue
    }
    for (const values of elements) {
      const line = lines.shift() ?? 1
      if (isObject(values)) rows.push({ kind, values, line })
      else faults.push({ line, pointer: '', message: 'must be an object' })
    }
  }
  return { rows, faults }
}

/** Writes records as JSON that {@link readJson} reads, one on a line. */
export function writeJson(records: readonly CatalogRecord[]): string {
  const sections = recordKinds.map(kind => {
    const lines = records
      .filter(record => record.kind === kind)
      .map(({ values }) => `    ${JSON.stringify(values)}`)
    const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
    return `  ${JSON.stringify(kind.section)}: ${list}`
  })
  return `{\n${sections.join(',\n')}\n}\n`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The lines on which the elements of the lists begin, in their order; of text that is known to be JSON. */
function elementLines(text: string): number[] {
  const lines: number[] = []
  let line = 1
  let depth = 0
  let isAwaited = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (sign === '\n') line++
    if (/\s/.test(sign)) continue
    // Behind the bracket or a comma of a list within the object an element begins.
    if (isAwaited && sign !== ']') lines.push(line)
    isAwaited = false
    if (sign === '"') {
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++
    } else if (sign === '{' || sign === '[') {
      depth++
      isAwaited = sign === '[' && depth === 2
    } else if (sign === '}' || sign === ']') depth--
    else if (sign === ',') isAwaited = depth === 2
  }
  return lines
}
