import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The clock ticks of the kernel's accounting; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

/** What the kernel tells of a process after its name; undefined when it is gone. */
function statOf(pid: number): readonly number[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  } catch {
    return undefined
  }
}

/** The CPU time that a process has used so far, in milliseconds, on its own or with its ended children's. */
function cpuOf(pid: number, withEnded = false): number {
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = statOf(pid)?.slice(11, 15) ?? []
  const ticks = user + system + (withEnded ? endedUser + endedSystem : 0)
  return (ticks / ticksPerSecond) * 1_000
}

function parentOf(pid: number): number {
  return statOf(pid)?.[1] ?? 0
}

function isPostgres(pid: number): boolean {
  const path = `/proc/${pid}/comm`
  return existsSync(path) && readFileSync(path, 'utf8').startsWith('postgres')
}

/** CPU times of a server and of all processes of a PostgreSQL, in milliseconds. */
export interface CpuTimes {
  readonly server: number
  readonly database: number
}

/**
 * @param backend the process id of any connection to PostgreSQL; where that is on another machine, the
 *   database's time is 0
 */
export function cpuTimes(server: number, backend: number): CpuTimes {
  const postmaster = isPostgres(backend) ? parentOf(backend) : 0
  const processes = readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0 && parentOf(pid) === postmaster)
  // What ends between two looks is counted by the one that they all are children of.
  const database =
    postmaster > 1 ? processes.reduce((sum, pid) => sum + cpuOf(pid), cpuOf(postmaster, true)) : 0
  return { server: cpuOf(server), database }
}

export interface Sample {
  /** Operations a second. */
  readonly rate: number
  /** The middle one's time, in milliseconds. */
  readonly median: number
  readonly p99: number
  /** CPU milliseconds for one operation. */
  readonly server: number
  readonly database: number
  /** That of the load generator, which has the same processors. */
  readonly generator: number
}

/**
 * Keeps so many callers busy for a while.
 *
 * @param operation does one operation; what it throws ends the measurement
 */
export async function measure(given: {
  readonly operation: (caller: number) => Promise<unknown>
  readonly callers: number
  readonly milliseconds: number
  readonly cpu: () => CpuTimes
}): Promise<Sample> {
  const { operation, callers, milliseconds, cpu } = given
  const times: number[] = []
  const before = cpu()
  const own = process.cpuUsage()
  const begin = performance.now()
  const call = async (caller: number) => {
    while (performance.now() - begin < milliseconds) {
      const start = performance.now()
      await operation(caller)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)))
  const seconds = (performance.now() - begin) / 1_000
  const after = cpu()
  const { user, system } = process.cpuUsage(own)
  times.sort((a, b) => a - b)
  return {
    rate: times.length / seconds,
    median: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    server: (after.server - before.server) / times.length,
    database: (after.database - before.database) / times.length,
    generator: (user + system) / 1_000 / times.length,
  }
}

/** The sample of the middle rate. */
export function middle(samples: readonly Sample[]): Sample {
  const sorted = [...samples].sort((a, b) => a.rate - b.rate)
  return sorted[Math.floor(sorted.length / 2)] as Sample
}
