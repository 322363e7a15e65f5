import { fileURLToPath } from 'node:url'
import { Liquid } from 'liquidjs'
import type { Mail, RecordOf } from 'plugboard'
import type { Options } from '../options.ts'

type Composed = Pick<Mail, 'subject' | 'text' | 'html'>

const own = fileURLToPath(new URL('../views/order-notices/', import.meta.url))

const engines = new Map<string, Liquid>()

/** Templates are looked for in the operator's folder first. */
function engineOf(folder: string | undefined): Liquid {
  const known = engines.get(folder ?? '')
  if (known) return known
  const root = folder === undefined ? [own] : [folder, own]
  const engine = new Liquid({ root, extname: '.liquid', cache: true, ownPropertyOnly: true })
  engines.set(folder ?? '', engine)
  return engine
}

/**
 * A notice as a mail. The first line of its template is the subject, what follows are paragraphs; the HTML is
 * made of the same text, all of it escaped.
 *
 * @example await composeMail(notice, order, {}) // { subject: 'Order O00000001: received', text: '…', html: '…' }
 */
export async function composeMail(
  { kind, language, date }: Pick<RecordOf<'OrderNotice'>, 'kind' | 'language' | 'date'>,
  order: RecordOf<'Order', 'telecom'>,
  { templates, portalUrl }: Options,
): Promise<Composed> {
  const engine = engineOf(templates)
  const values = {
    number: order.number,
    reference: oneLine(order.reference),
    purchaseOrderNumber: oneLine(order.telecom?.purchaseOrderNumber),
    reason: order.closingReason,
    date: date ? dateText(date, language) : undefined,
    link: portalUrl && `${portalUrl}/orders/${order.id}`,
  }
  const written: string = await engine.renderFile(`${language}/${kind}`, values)
  const hint: string = await engine.renderFile(`${language}/hint`, values)
  const [first = '', ...rest] = written.trim().split('\n')
  const subject = oneLine(first) ?? ''
  const text = `${rest.join('\n').trim()}\n\n-- \n${hint.trim()}\n`
  const paragraphs = rest
    .join('\n')
    .trim()
    .split(/\n{2,}/)
  const html: string = await engine.renderFile('mail', {
    ...{ language, subject, paragraphs, hint: hint.trim(), link: values.link },
  })
  return { subject, text, html }
}

/** What goes into a subject makes no further lines of it. */
function oneLine(text: string | null | undefined): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get through
  return text?.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
}

function dateText(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}
