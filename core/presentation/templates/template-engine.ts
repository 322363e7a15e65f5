import { Liquid } from 'liquidjs'
import { PlugboardError } from '../../errors.ts'
import { formatValue } from '../formats/format.ts'
import type { Templates } from './load-templates.ts'
import type { Translate } from './messages.ts'

/** Renders templates. Everything that is printed is escaped, unless the template says `| raw`. */
export interface TemplateEngine {
  render(
    path: string,
    data: Readonly<Record<string, unknown>>,
    reader: TemplateReader,
  ): Promise<string>
}

/** Whom a template is rendered for. */
export interface TemplateReader {
  /** BCP 47. */
  readonly locale: string
  /** Known to every template as `reader.audience`. */
  readonly audience: string
  readonly translate: Translate
}

/** Past these a template is taken for broken: milliseconds of one page, characters that it makes. */
const limits = { renderLimit: 2_000, memoryLimit: 50_000_000 }

/**
 * Parses all templates, so that a wrong one stops the boot.
 *
 * @throws PAGE_INVALID naming the template and the place in it
 */
export function createTemplateEngine(templates: Templates): TemplateEngine {
  const liquid = new Liquid({
    templates: Object.fromEntries([...templates].map(([path, text]) => [`${path}.liquid`, text])),
    extname: '.liquid',
    cache: true,
    outputEscape: 'escape',
    strictFilters: true,
    ownPropertyOnly: true,
    ...limits,
  })
  // `this` is the render in progress; its globals say for whom it is.
  liquid.registerFilter('t', function (key: string, ...values: [string, unknown][]) {
    return readerOf(this.context.globals).translate(key, Object.fromEntries(values))
  })
  liquid.registerFilter('format', function (value: unknown, name: string) {
    return formatValue(name, value, readerOf(this.context.globals).locale)
  })
  for (const [path, text] of templates) parse(liquid, path, text)
  return {
    render: (path, data, reader) => liquid.renderFile(path, data, { globals: { reader } }),
  }
}

function readerOf(globals: unknown): TemplateReader {
  return (globals as { readonly reader: TemplateReader }).reader
}

function parse(liquid: Liquid, path: string, text: string): void {
  try {
    liquid.parse(text, `${path}.liquid`)
  } catch (cause) {
    throw new PlugboardError('PAGE_INVALID', {
      detail: `The template ${path} cannot be read: ${(cause as Error).message}`,
      remedy: 'Mend it where the message says',
      data: { template: path },
      cause,
    })
  }
}
