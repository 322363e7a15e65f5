import { globSync, readFileSync } from 'node:fs'

/** One document of the repository. */
export interface Document {
  /** From the repository's root. */
  readonly path: string
  readonly text: string
  /** The same without its code, for looking at links. */
  readonly prose: string
  /** What its headings can be linked by. */
  readonly anchors: ReadonlySet<string>
}

/** A block of code that is a whole file: its fence names it, as in "ts app.ts". */
export interface FileBlock {
  readonly name: string
  readonly text: string
}

const foreign = ['node_modules', 'dist', '.tap', '.plugboard', '.git']

export function documents(): Document[] {
  return globSync('**/*.md', { exclude: foreign.map(folder => `**/${folder}`) })
    .sort()
    .map(read)
}

function read(path: string): Document {
  const text = readFileSync(path, 'utf8')
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, code => {
    return code.replace(/[[\]()]/g, ' ')
  })
  const headings = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)]
  return { path, text, prose, anchors: new Set(headings.map(([, title]) => anchorOf(title ?? ''))) }
}

/** As the viewers of repositories make it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

export function fileBlocks(path: string): FileBlock[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/^```(?:ts|liquid) (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name = '', text = '']) => ({ name, text }),
  )
}
