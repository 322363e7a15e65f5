import type { ErrorEntry } from '../../core/errors.ts'
import { type ErrorTable, errorTables } from './error-tables.ts'
import type { ErrorText } from './error-text.ts'

const opening = `# Error codes

Every refusal is a problem (RFC 9457, \`application/problem+json\`) with one of these codes:

\`\`\`json
{
  "type": "urn:plugboard:error:ORDER_EMPTY",
  "title": "The order has no items",
  "status": 409,
  "code": "ORDER_EMPTY",
  "detail": "The order has no items yet",
  "remedy": "Add an item to it first"
}
\`\`\`

\`detail\` says what happened here, \`remedy\` what to do next. Faults of the input stand in \`errors\`,
each with a JSON pointer into the body. What a transition refuses names the \`plugin\` and the \`rule\`,
and lists every refusal in \`refusals\`. Codes of status 500 under "Assembling an application" and
"Database" stop the start, or a command of the command line, and are seldom sent over HTTP.

A code keeps its meaning. One that is no longer used stays in the table as retired. Plugins add codes of
their own with \`errors\` of \`definePlugin\`; no two plugins have the same.
`

/** docs/reference/errors.md, from the tables in the code and the texts beside this file. */
export async function errorsPage(): Promise<string> {
  const tables = await errorTables()
  return [opening, ...tables.flatMap(tableLines)].join('\n')
}

function tableLines({ entries, texts, sections }: ErrorTable): string[] {
  return Object.entries(entries).flatMap(([code, entry]) => [
    ...(sections[code] === undefined ? [] : [`## ${sections[code]}\n`]),
    ...entryLines(code, entry, texts[code]),
  ])
}

function entryLines(code: string, entry: ErrorEntry, text: ErrorText | undefined): string[] {
  const { status, message, retired } = entry
  const head = `### ${code}\n\n\`${status}\` ${message}.${retired ? ' Retired: no longer used.' : ''}\n`
  return text ? [head, `${text.means}\n`, `To do: ${text.do}\n`] : [head]
}
