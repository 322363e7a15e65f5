/** A table, or nothing where it would have no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  return [[...head], head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .concat('')
}

/** What stands under a heading, or nothing at all. */
export function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, '', ...lines]
}

/** One line for each, and an empty one behind the last. */
export function bullets(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines.map(line => `- ${line}`), '']
}

export function code(word: string): string {
  return `\`${word}\``
}

export function codes(words: Iterable<string>): string {
  return [...words].map(code).join(', ')
}

/** A code of the error tables, with its place in the reference. */
export function errorLink(name: string): string {
  return `[${name}](../errors.md#${name.toLowerCase()})`
}

export function pluginLink(name: string): string {
  return `[${name}](${name}.md)`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}
