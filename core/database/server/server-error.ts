import { PlugboardError } from '../../errors.ts'

/**
 * What can go wrong with where the database comes from:
 *
 * - `DATABASE_EMBEDDED_MISSING`: no URL, and the package of the embedded database is not installed
 * - `DATABASE_BINARIES_UNUSABLE`: its programs do not run on this machine
 * - `DATABASE_USER_MISSING`: started as root, and there is no other user to run PostgreSQL as
 * - `DATABASE_FOLDER_UNUSABLE`: the data folder is another user's, out of reach, or no database
 * - `DATABASE_FOLDER_VERSION`: the data was written by another major version of PostgreSQL
 * - `DATABASE_START_FAILED`: PostgreSQL ended instead of starting
 * - `DATABASE_NOT_ANSWERING`: a server runs on the data folder but lets nobody in
 */
export type DatabaseServerErrorCode =
  | 'DATABASE_EMBEDDED_MISSING'
  | 'DATABASE_BINARIES_UNUSABLE'
  | 'DATABASE_USER_MISSING'
  | 'DATABASE_FOLDER_UNUSABLE'
  | 'DATABASE_FOLDER_VERSION'
  | 'DATABASE_START_FAILED'
  | 'DATABASE_NOT_ANSWERING'

/**
 * The database server cannot be had.
 *
 * @example throw new DatabaseServerError('DATABASE_START_FAILED', 'PostgreSQL ended', 'Read its log')
 */
export class DatabaseServerError extends PlugboardError {
  constructor(code: DatabaseServerErrorCode, detail: string, remedy: string, cause?: unknown) {
    super(code, { detail, remedy, ...(cause === undefined ? {} : { cause }) })
    this.name = 'DatabaseServerError'
  }
}
