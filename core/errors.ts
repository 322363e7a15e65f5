/**
 * Every code that plugboard itself can answer with: what it means, and its HTTP status.
 *
 * A code that is retired stays here with `retired: true`, so that it is never given another meaning.
 * docs/reference/errors.md is checked against this table. Plugins add codes of their own with
 * {@link definePlugin}'s `errors`; a code is unique over the whole application.
 */
export const coreErrors = {
  // Assembling an application
  PLUGIN_INVALID: { status: 500, message: 'A value in the plugin list is not a plugin' },
  PLUGIN_DUPLICATE: { status: 500, message: 'Two plugins have the same name' },
  PLUGIN_MISSING: { status: 500, message: 'A plugin needs another one that is not in the list' },
  PLUGIN_CYCLE: { status: 500, message: 'Plugins need each other in a circle' },
  PLUGIN_VERSION: { status: 500, message: 'A plugin does not fit the version that it finds' },
  PLUGIN_CONFLICT: { status: 500, message: 'Two plugins claim the same thing' },
  PLUGIN_OPTIONS: { status: 500, message: 'The options of a plugin do not fit its schema' },
  PORT_UNKNOWN: { status: 500, message: 'A port is asked for that no plugin declares' },
  PORT_UNPROVIDED: { status: 500, message: 'A port has neither a default nor a provider' },
  SCHEMA_INVALID: { status: 500, message: 'A declaration of an object or part is wrong' },
  POLICY_INVALID: { status: 500, message: 'A merged transition policy does not hold together' },
  DISPLAY_INVALID: { status: 500, message: 'A display object names something that is not there' },
  PAGE_INVALID: { status: 500, message: 'A page or page flow names something that is not there' },
  APPLICATION_UNLOADABLE: { status: 500, message: 'The file of the application cannot be loaded' },
  ADDRESS_UNUSABLE: { status: 500, message: 'The server cannot listen at its address' },
  ENVIRONMENT_INVALID: { status: 500, message: 'An environment variable has a wrong value' },

  // Database
  DATABASE_EMBEDDED_MISSING: {
    status: 500,
    message: 'The embedded database is not installed and DATABASE_URL is not set',
  },
  DATABASE_BINARIES_UNUSABLE: { status: 500, message: "PostgreSQL's programs do not run here" },
  DATABASE_USER_MISSING: { status: 500, message: 'There is no user to run PostgreSQL as' },
  DATABASE_FOLDER_UNUSABLE: { status: 500, message: "The database's folder cannot be used" },
  DATABASE_FOLDER_VERSION: { status: 500, message: 'The data is of another version of PostgreSQL' },
  DATABASE_START_FAILED: { status: 500, message: 'PostgreSQL does not start' },
  DATABASE_NOT_ANSWERING: { status: 500, message: 'PostgreSQL runs and does not answer' },
  DATABASE_UNREACHABLE: { status: 500, message: 'There is no connection to the database' },
  DATABASE_BYPASS: { status: 500, message: 'A query went around the open unit of work' },
  MIGRATION_MISSING: {
    status: 500,
    message: 'The database lacks a table or column that a plugin declares',
  },
  MIGRATION_DESTRUCTIVE: { status: 500, message: 'A migration would lose data' },
  MIGRATION_CHANGED: { status: 500, message: 'A migration that has been applied was edited' },
  MIGRATION_PENDING: { status: 500, message: 'The database is not as the plugins declare it' },
  MIGRATION_QUARANTINE: { status: 500, message: 'Objects stand in a state that the policy lacks' },
  JOB_UNKNOWN: { status: 404, message: 'There is no such failed job' },

  // Requests
  NOT_AUTHENTICATED: { status: 401, message: 'Sign in first' },
  CREDENTIALS_WRONG: { status: 401, message: 'The e-mail address or the password is wrong' },
  FORBIDDEN: { status: 403, message: 'You may not do this' },
  CROSS_SITE: { status: 403, message: 'The request came from another site' },
  NOT_FOUND: { status: 404, message: 'There is no such thing, or it is not yours to see' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'The resource does not answer to this method' },
  INPUT_INVALID: { status: 422, message: 'The input does not fit its schema' },
  INPUT_MALFORMED: { status: 400, message: 'The body cannot be read' },
  BODY_TOO_LARGE: { status: 413, message: 'The body is larger than the limit' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, message: 'The body is of a type that is not accepted' },
  QUERY_INVALID: { status: 400, message: 'A parameter of the query is wrong' },
  NOT_FILTERABLE: { status: 400, message: 'The field cannot be used in a filter or sort' },
  CURSOR_INVALID: { status: 400, message: 'The cursor is not one that this list gave' },
  PRECONDITION_FAILED: { status: 412, message: 'The object has changed since it was read' },
  IDEMPOTENCY_KEY_INVALID: { status: 400, message: 'The Idempotency-Key is not usable' },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    message: 'The Idempotency-Key was used for another request',
  },
  UNIQUE_VIOLATION: { status: 409, message: 'A value is taken already' },
  REFERENCE_INVALID: { status: 422, message: 'A reference names nothing that you can use' },
  STILL_REFERENCED: { status: 409, message: 'Something else refers to this object' },
  CONCURRENT_UPDATE: { status: 409, message: 'Others keep changing this object; try again' },
  INTERNAL: { status: 500, message: 'Something went wrong on our side' },
  NOT_READY: { status: 503, message: 'The server is not ready yet' },

  // Transitions
  TRANSITION_UNKNOWN: { status: 404, message: 'The object has no such transition' },
  TRANSITION_NOT_FROM_STATE: {
    status: 409,
    message: 'The object does not stand in a fitting state',
  },
  TRANSITION_OVERTAKEN: {
    status: 500,
    message: 'A transition did what led its object elsewhere',
  },
  TRANSITION_LOOP: { status: 500, message: 'Transitions cause each other without end' },
  TRANSITION_NOT_YOURS: { status: 403, message: 'This transition belongs to others' },
  OBJECT_QUARANTINED: {
    status: 409,
    message: 'The object stands in a state that the policy lacks',
  },

  // Commerce
  ACCOUNT_REQUIRED: { status: 422, message: 'Name the account that the order is for' },
  ACCOUNT_CLOSED: { status: 409, message: 'The account is closed' },
  OFFERING_UNKNOWN: { status: 422, message: 'There is no such offering to order' },
  ORDER_EMPTY: { status: 409, message: 'The order has no items' },
  ORDER_CURRENCY_MIXED: { status: 422, message: 'The items of an order share one currency' },
  ITEM_UNKNOWN: { status: 404, message: 'The order has no such item' },
  BUSINESS_CALENDAR_UNKNOWN: { status: 422, message: 'There is no such business calendar' },
  BUSINESS_TIME_UNREACHABLE: {
    status: 422,
    message: 'A business calendar is not open for as long as is asked',
  },
  FILE_TOO_LARGE: { status: 413, message: 'The file is larger than the limit' },
  FILE_TYPE_REFUSED: { status: 415, message: 'Files of this type are not accepted' },
} as const satisfies Record<string, ErrorEntry>

/** One row of an error table. */
export interface ErrorEntry {
  /** HTTP status that the code is answered with. */
  readonly status: number
  /** One sentence for people, without a full stop. */
  readonly message: string
  /** A code that is no longer used, kept so that it is not reused. */
  readonly retired?: boolean
}

export type CoreErrorCode = keyof typeof coreErrors

/** Where in the input a fault lies, and what would be right. */
export interface FieldError {
  /** JSON pointer into the request's body, such as `/items/0/characteristics/format`. */
  readonly pointer: string
  readonly message: string
  readonly code?: string
  /** The allowed values, where there is a fixed set. */
  readonly allowed?: readonly unknown[]
}

export interface ErrorDetails {
  /** What happened here, in one or two sentences; the table's message where absent. */
  readonly detail?: string
  /** What the reader can do next. */
  readonly remedy?: string
  readonly errors?: readonly FieldError[]
  /** Facts for machines: the plugin, the rule, a count. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
  /** The status of a code that a plugin declared. */
  readonly status?: number
  readonly title?: string
}

const brand = Symbol.for('plugboard.error')

/**
 * The one error class. It is recognised by {@link isPlugboardError}, not by `instanceof`, so that two
 * copies of the package can meet.
 *
 * @example throw new PlugboardError('NOT_FOUND', { detail: `There is no order ${id}` })
 */
export class PlugboardError extends Error {
  readonly [brand] = true
  readonly code: string
  readonly status: number
  readonly title: string
  readonly details: ErrorDetails

  constructor(code: CoreErrorCode | (string & {}), details: ErrorDetails = {}) {
    const entry: ErrorEntry | undefined = coreErrors[code as CoreErrorCode]
    const title = details.title ?? entry?.message ?? code
    const text = details.detail ?? title
    super(details.remedy ? `${text}. ${details.remedy}` : text, { cause: details.cause })
    this.name = 'PlugboardError'
    this.code = code
    this.status = details.status ?? entry?.status ?? 500
    this.title = title
    this.details = details
  }
}

/**
 * Says inside a transaction that what was prepared for it is out of date. Whoever runs both prepares
 * anew and tries again.
 */
export function staleError(): PlugboardError {
  return new PlugboardError('CONCURRENT_UPDATE', { data: { prepared: 'stale' } })
}

export function isStaleError(value: unknown): boolean {
  return isPlugboardError(value) && value.details.data?.prepared === 'stale'
}

export function isPlugboardError(value: unknown): value is PlugboardError {
  return typeof value === 'object' && value !== null && brand in value
}
