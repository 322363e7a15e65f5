import { execFile } from 'node:child_process'
import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseServerError } from './server-error.ts'

/** The user that a program runs as; undefined where it is the user of this process. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
}

/** How a program that was run to its end came out. */
export interface Outcome {
  readonly ok: boolean
  /** Everything that it printed, or why it could not be run. */
  readonly output: string
}

/**
 * The environment of PostgreSQL's programs: little, since a server outlives this process and its
 * user could read secrets there, and in English, since messages of the log are looked at.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return { LC_ALL: 'C', ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) }
}

/**
 * Runs a program to its end. A failure is an outcome, not an exception.
 *
 * @example const { ok, output } = await run('/usr/bin/id', ['-u'])
 */
export function run(file: string, args: readonly string[], as?: RunAs): Promise<Outcome> {
  return new Promise(resolve => {
    // The working directory may be one that the other user cannot enter.
    const options = { cwd: '/', env: plainEnvironment(), ...as }
    try {
      execFile(file, args, options, (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim()
        resolve({ ok: error === null, output: output || (error?.message ?? '') })
      })
    } catch (error) {
      // Some refusals, such as that of a user id, are thrown at once.
      resolve({ ok: false, output: String(error) })
    }
  })
}

/**
 * Whom PostgreSQL runs as. It refuses root, so root lends it another user: the owner of data that is
 * there already, else the system's `postgres`, else a `plugboard` that is created for it.
 *
 * @param cluster the existing PostgreSQL folder, if there is one
 * @returns undefined for an ordinary user: PostgreSQL runs as that one
 * @throws {DatabaseServerError} DATABASE_USER_MISSING
 * @example spawn(postgres, args, { ...(await databaseUser()) })
 */
export async function databaseUser(cluster?: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if (cluster) {
    const { uid, gid } = await stat(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return (await lookUp('postgres')) ?? (await lookUp('plugboard')) ?? (await create('plugboard'))
}

/** Whether the user can enter a folder: asked of the system, which knows of more than modes. */
export async function canEnter(folder: string, as: RunAs | undefined): Promise<boolean> {
  const { ok } = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], as)
  return ok
}

/**
 * Makes a folder, and those above it that are missing, such that other users can pass through them
 * whatever the umask of this process says.
 *
 * @example await makePassable('/var/lib/plugboard/binaries')
 */
export async function makePassable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  for (let at = folder; first && at.startsWith(first); at = dirname(at)) await chmod(at, 0o755)
}

async function lookUp(name: string): Promise<RunAs | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  if (!uid.ok || !gid.ok || uid.output === '0') return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}

async function create(name: string): Promise<RunAs> {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name],
    // BusyBox
    ['adduser', '-S', '-D', '-H', name],
  ] as const
  const outputs: string[] = []
  for (const [file, ...args] of attempts) {
    outputs.push((await run(file, args)).output)
    // Looked up even after a failure: another process may have created it at the same moment.
    const user = await lookUp(name)
    if (user) return user
  }
  throw new DatabaseServerError(
    'DATABASE_USER_MISSING',
    `PostgreSQL does not run as root, and no user could be created for it (${outputs.join('; ')})`,
    'Start as an ordinary user, create a system user named plugboard, or set DATABASE_URL',
  )
}
