import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One source file, as the rules of the house look at it. */
export interface SourceFile {
  /** From the repository's root. */
  readonly path: string
  readonly text: string
  /** The text without its comments. */
  readonly code: string
  /** Where its imports and re-exports lead: a path from the root, or a package's name. */
  readonly imports: readonly string[]
  /** Those of them that are there at run time; types leave no trace. */
  readonly valueImports: readonly string[]
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g

/** @param pattern a glob from the repository's root */
export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern).sort().map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const code = withoutComments(text)
  const found = [...code.matchAll(importing)].map(([, isType, specifier, bare]) => ({
    to: resolve(path, specifier ?? bare ?? ''),
    isType: isType !== undefined,
  }))
  return {
    path,
    text,
    code,
    imports: found.map(({ to }) => to),
    valueImports: found.filter(({ isType }) => !isType).map(({ to }) => to),
  }
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier
}

// Strings come first, so that what looks like a comment in one (a glob, an address) stays.
const stringsAndComments =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/.*/g

function withoutComments(text: string): string {
  return text.replace(stringsAndComments, found => (found.startsWith('/') ? '' : found))
}

/** The words of identifiers, strings and comments, in small letters: `bookPrice` has two. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
}
