import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One source file, as the rules of the house look at it. */
export interface SourceFile {
  /** From the repository's root. */
  readonly path: string
  readonly text: string
  /** Where its imports and re-exports lead: a path from the root, or a package's name. */
  readonly imports: readonly string[]
  /** Those of them that are there at run time; types leave no trace. */
  readonly valueImports: readonly string[]
}

const importing =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g

/** @param pattern a glob from the repository's root */
export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern).sort().map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const found = [...text.matchAll(importing)].map(([, , isType, specifier, dynamic]) => ({
    to: resolve(path, specifier ?? dynamic ?? ''),
    isType: isType !== undefined,
  }))
  return {
    path,
    text,
    imports: found.map(({ to }) => to),
    valueImports: found.filter(({ isType }) => !isType).map(({ to }) => to),
  }
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier
}

/** The code without its comments, for rules about words. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
}
