import { type CoreErrorCode, coreErrors, type ErrorEntry, PlugboardError } from '../errors.ts'
import type { Evaluation, Reason } from './evaluate.ts'

/** One refusal among those that an error carries. */
export interface RefusalData {
  readonly code: string
  readonly plugin: string
  readonly rule: string
  readonly detail: string
  readonly remedy?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Turns an evaluation that is not allowed into the error that answers the request. The first refusal
 * gives the code: a state that does not fit before an actor who may not, and both before the rules.
 * All refusals are in its data, so that the reader can mend everything at once.
 *
 * @param entryOf what is declared of a code, by the plugins as well; 409 where it knows none
 * @throws Error when the evaluation is allowed: there is nothing to refuse
 * @example if (!evaluation.allowed) throw refusalError(evaluation, code => errors.get(code))
 */
export function refusalError(
  evaluation: Evaluation,
  entryOf: (code: string) => ErrorEntry | undefined = coreEntry,
): PlugboardError {
  const refused = evaluation.reasons.filter(reason => !reason.allowed)
  const [first] = refused
  if (!first) throw new Error(`${evaluation.object}.${evaluation.transition} is not refused`)
  const { code, plugin, rule, remedy } = first
  const entry = entryOf(code)
  const errors = refused.flatMap(reason => fieldErrors(reason))
  return new PlugboardError(code, {
    detail: detailOf(first),
    status: entry?.status ?? 409,
    // Not the rule's title, which says what it demands: the opposite of what happened.
    ...(entry ? { title: entry.message } : {}),
    ...(remedy === undefined ? {} : { remedy }),
    ...(errors.length === 0 ? {} : { errors }),
    data: {
      object: evaluation.object,
      transition: evaluation.transition,
      plugin,
      rule,
      ...(first.data === undefined ? {} : { reason: first.data }),
      refusals: refused.map(asData),
    },
  })
}

function asData(reason: Reason): RefusalData {
  const { code, plugin, rule, remedy, data } = reason
  return {
    code,
    plugin,
    rule,
    detail: detailOf(reason),
    ...(remedy === undefined ? {} : { remedy }),
    ...(data === undefined ? {} : { data }),
  }
}

function fieldErrors({ code, errors }: Reason) {
  return (errors ?? []).map(({ pointer, message }) => ({ pointer, message, code }))
}

function detailOf({ detail, title }: Reason): string {
  return detail ?? title
}

function coreEntry(code: string): ErrorEntry | undefined {
  return Object.hasOwn(coreErrors, code) ? coreErrors[code as CoreErrorCode] : undefined
}
