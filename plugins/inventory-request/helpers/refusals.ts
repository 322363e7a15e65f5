import { type FieldError, PlugboardError } from 'plugboard'
import { errors } from '../errors.ts'

/** An error of this plugin's table, with what is the matter here and what to do. */
export function inventoryError(
  code: keyof typeof errors,
  details: {
    readonly detail: string
    readonly remedy?: string
    readonly errors?: readonly FieldError[]
    readonly data?: Readonly<Record<string, unknown>>
    readonly cause?: unknown
  },
): PlugboardError {
  const { status, message } = errors[code]
  return new PlugboardError(code, { status, title: message, ...details })
}

/** A field of the input that names nothing that can be used. */
export function referenceInvalid(pointer: string, what: string): PlugboardError {
  return new PlugboardError('REFERENCE_INVALID', {
    detail: `There is no such ${what}, or it is not yours to use`,
    errors: [{ pointer, message: 'names nothing that you can use' }],
  })
}

/** @throws INPUT_INVALID where there are faults */
export function assertNone(faults: readonly FieldError[]): void {
  if (faults.length === 0) return
  const detail = faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')
  throw new PlugboardError('INPUT_INVALID', { detail, errors: faults })
}
