/** What is answered in the error body of the TM Forum (TMF630). */
export class TmfError extends Error {
  readonly statusCode: number
  readonly code: string
  readonly referenceError: string | undefined

  /** @param referenceError the address of what stands in the way */
  constructor(statusCode: number, code: string, reason: string, referenceError?: string) {
    super(reason)
    this.statusCode = statusCode
    this.code = code
    this.referenceError = referenceError
  }
}

export function errorBody(status: number, code: string, reason: string, referenceError?: string) {
  return { code, reason, status: String(status), ...(referenceError ? { referenceError } : {}) }
}
