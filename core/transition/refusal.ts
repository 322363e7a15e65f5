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
 * @param statusOf the HTTP status of a code, the plugins' included; 409 where it knows none
 * @throws Error when the evaluation is allowed: there is nothing to refuse
 * @example if (!evaluation.allowed) throw refusalError(evaluation, code => errors.get(code)?.status)
 */
export function refusalError(
  evaluation: Evaluation,
  statusOf: (code: string) => number | undefined = coreStatus,
): PlugboardError {
  const refused = evaluation.reasons.filter(reason => !reason.allowed)
  const [first] = refused
  if (!first) throw new Error(`${evaluation.object}.${evaluation.transition} is not refused`)
  const { code, plugin, rule, remedy } = first
  const errors = refused.flatMap(reason => fieldErrors(reason))
  return new PlugboardError(code, {
    detail: detailOf(first),
    status: statusOf(code) ?? 409,
    // A code of a plugin has no message here; what the rule demands says more than the bare code.
    ...(coreEntry(code) ? {} : { title: first.title }),
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

function coreStatus(code: string): number | undefined {
  return coreEntry(code)?.status
}

function coreEntry(code: string): ErrorEntry | undefined {
  return Object.hasOwn(coreErrors, code) ? coreErrors[code as CoreErrorCode] : undefined
}
