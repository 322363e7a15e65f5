import { PlugboardError } from './errors.ts'

/** What the environment says, read and checked once at the start. */
export interface Environment {
  readonly databaseUrl?: string
  readonly replicaUrls?: readonly string[]
  readonly dataFolder: string
  readonly port: number
  readonly host: string
  readonly seed: 'demo' | 'none'
}

/** One variable: what docs say of it, and how its text is read. */
export interface EnvironmentVariable<Value = unknown> {
  readonly name: string
  readonly purpose: string
  /** What may stand there, in words. */
  readonly accepts: string
  /** What holds where it is absent or empty, in words. */
  readonly otherwise: string
  /** @returns undefined for a text that is not accepted */
  readonly read: (text: string) => Value | undefined
}

/** Every variable that plugboard reads; the reference page is generated from it. */
export const environmentVariables = {
  databaseUrl: {
    name: 'DATABASE_URL',
    purpose: 'The PostgreSQL to use',
    accepts: 'a URL with the name of a database: postgres://user:password@host:5432/database',
    otherwise: 'the embedded PostgreSQL',
    read: readDatabaseUrl,
  },
  replicaUrls: {
    name: 'DATABASE_REPLICA_URLS',
    purpose: 'Streaming replicas of it, which answer what is only shown',
    accepts: 'such URLs, separated by commas, each of the same database on another server',
    otherwise: 'no replicas',
    read: readReplicaUrls,
  },
  dataFolder: {
    name: 'PLUGBOARD_DATA',
    purpose: 'The folder of the embedded database and of the content of attachments',
    accepts: 'a path that this process may write',
    otherwise: '.plugboard',
    read: text => (text.includes('\0') ? undefined : text),
  },
  port: {
    name: 'PORT',
    purpose: 'The port that the server listens on',
    accepts: 'a whole number from 0 to 65535; 0 takes any that is free',
    otherwise: '3000',
    read: text => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined),
  },
  host: {
    name: 'HOST',
    purpose: 'The address that the server listens on; 0.0.0.0 for all of the machine',
    accepts: 'a host name or an IP address, without a port',
    otherwise: '127.0.0.1',
    read: text => (/^([\w.-]+|[\da-fA-F:.]+(%\w+)?)$/.test(text) ? text : undefined),
  },
  seed: {
    name: 'PLUGBOARD_SEED',
    purpose: 'What an application with demonstration data puts into an empty database',
    accepts: 'demo or none',
    otherwise: 'demo',
    read: text => (text === 'demo' || text === 'none' ? text : undefined),
  },
} as const satisfies Record<string, EnvironmentVariable>

/** Where a variable is absent. */
const defaults = { dataFolder: '.plugboard', port: 3_000, host: '127.0.0.1', seed: 'demo' } as const

/**
 * Reads the environment variables and checks them, all at once.
 *
 * @param source where they stand; the process's own where absent
 * @throws ENVIRONMENT_INVALID naming every variable that is wrong, and never its value, which may be
 *   a password
 * @example const { port, seed } = readEnvironment()
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const faults: string[] = []
  function value<Value>(variable: EnvironmentVariable<Value>): Value | undefined {
    const text = source[variable.name]?.trim()
    if (text === undefined || text === '') return undefined
    const found = variable.read(text)
    if (found === undefined) faults.push(`${variable.name} must be ${variable.accepts}`)
    return found
  }
  const databaseUrl = value(environmentVariables.databaseUrl)
  const replicaUrls = value(environmentVariables.replicaUrls)
  const read: Environment = {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(replicaUrls === undefined ? {} : { replicaUrls }),
    dataFolder: value(environmentVariables.dataFolder) ?? defaults.dataFolder,
    port: value<number>(environmentVariables.port) ?? defaults.port,
    host: value<string>(environmentVariables.host) ?? defaults.host,
    seed: value<Environment['seed']>(environmentVariables.seed) ?? defaults.seed,
  }
  if (faults.length === 0) return read
  throw new PlugboardError('ENVIRONMENT_INVALID', {
    detail: faults.join('; '),
    remedy: 'Correct the environment, or leave the variable out',
  })
}

function readDatabaseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, pathname } = new URL(text)
  const isPostgres = protocol === 'postgres:' || protocol === 'postgresql:'
  return isPostgres && pathname.length > 1 ? text : undefined
}

function readReplicaUrls(text: string): readonly string[] | undefined {
  const urls = text.split(',').map(url => readDatabaseUrl(url.trim()))
  return urls.every(url => url !== undefined) ? urls : undefined
}
