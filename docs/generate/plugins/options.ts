import type { Described } from './described.ts'
import { code, section, table } from './markdown.ts'

/** As much of JSON Schema as a line can hold. */
interface OptionSchema {
  readonly type?: string
  readonly default?: unknown
  readonly description?: string
  readonly items?: OptionSchema
  readonly properties?: Readonly<Record<string, OptionSchema>>
  readonly required?: readonly string[]
}

/** What an integrator passes to the plugin's `with`; the nested ones by their path. */
export function optionSection({ plugin }: Described): string[] {
  const rows = rowsOf('', plugin.options as OptionSchema | undefined)
  return section('## Options', table(['option', 'type', 'where absent', 'what it is'], rows))
}

function rowsOf(prefix: string, { properties = {}, required = [] }: OptionSchema = {}): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`
    const below = [
      ...rowsOf(`${path}.`, schema),
      ...(schema.items ? rowsOf(`${path}[].`, schema.items) : []),
    ]
    const type = schema.type === 'array' ? 'list' : (schema.type ?? '')
    const absent = absentOf(schema, required.includes(name))
    return [[code(path), type, absent, schema.description ?? ''], ...below]
  })
}

function absentOf(schema: OptionSchema, isRequired: boolean): string {
  if (schema.default !== undefined) return code(JSON.stringify(schema.default))
  return isRequired ? 'refused' : 'nothing'
}
