import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import type { App, AppOptions } from '../app.ts'
import { assemble } from '../assembly.ts'
import { createAccount } from '../commerce/user-management/helpers/account-factory.ts'
import { createUser } from '../commerce/user-management/helpers/user-factory.ts'
import { newToken, tokenHash } from '../commerce/user-management/tokens.ts'
import { createApp } from '../create-app.ts'
import { testDatabase } from './test-database.ts'

/** What a test needs of the test runner: tap's `t` fits, and so does node:test's `after`. */
export interface TestContext {
  teardown?(work: () => Promise<void>): unknown
  after?(work: () => Promise<void>): unknown
}

/** A reply as tests look at it. */
export interface TestReply {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** The parsed body; the text where it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  readonly body: any
  readonly text: string
}

/** Somebody who calls the application. */
export interface TestClient {
  readonly userId: string
  readonly accountId: string | undefined
  readonly token: string
  call(
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestReply>
  get(url: string, headers?: Record<string, string>): Promise<TestReply>
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<TestReply>
  patch(url: string, body?: unknown, headers?: Record<string, string>): Promise<TestReply>
  delete(url: string, headers?: Record<string, string>): Promise<TestReply>
}

export interface TestOptions extends Pick<AppOptions, 'plugins' | 'clock' | 'role'> {
  /** A database of your own, which is left as it is; a fresh one where absent. */
  readonly url?: string
  /** Streaming replicas of that database. */
  readonly replicaUrls?: readonly string[]
}

export interface TestApp {
  readonly app: App
  /** Two companies' buyers, the staff, and nobody. */
  readonly customer: TestClient
  readonly otherCustomer: TestClient
  readonly manager: TestClient
  readonly nobody: TestClient
  /** Somebody with roles of scope `system`. */
  staff(...roles: string[]): Promise<TestClient>
  /** Somebody with roles in a new account, or in the one named. */
  member(role: string, account?: string): Promise<TestClient>
}

/**
 * A running application on a fresh database, closed with the test.
 *
 * @example
 * t.test('a gift note travels with the order', async t => {
 *   const { customer } = await testApp(t, { plugins: [prices, giftNote] })
 *   const order = await customer.post('/api/orders', { giftNote: { message: 'Enjoy' } })
 *   t.equal(order.status, 201)
 * })
 */
export async function testApp(t: TestContext, options: TestOptions): Promise<TestApp> {
  const database = options.url
    ? { url: options.url, drop: async () => {} }
    : await testDatabase(assemble(options.plugins))
  const dataFolder = await mkdtemp(join(tmpdir(), 'plugboard-files-'))
  const app = await createApp({
    role: 'web',
    ...options,
    logger: { level: process.env.TEST_LOG ?? 'fatal' },
    database: {
      url: database.url,
      replicaUrls: options.replicaUrls ?? [],
      dataFolder,
      connections: 8,
    },
  }).catch(async error => {
    await database.drop()
    throw error
  })
  const end = async () => {
    await app.close()
    await database.drop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  if (t.teardown) t.teardown(end)
  else t.after?.(end)

  const staff = (...staffRoles: string[]) => client(app, undefined, { staffRoles })
  const member = async (role: string, account?: string) => {
    const id = account ?? (await newAccount(app))
    return client(app, id, { memberships: [{ account: id, role }] })
  }
  return {
    app,
    customer: await member('buyer'),
    otherCustomer: await member('buyer'),
    manager: await staff('orderManager'),
    nobody: caller(app, { userId: '', accountId: undefined, token: '' }),
    staff,
    member,
  }
}

let people = 0

function newAccount(app: App): Promise<string> {
  const number = ++people
  return app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const account = await createAccount(uow, { name: `Company ${number}` })
    return account.id
  })
}

/** Makes a user who is signed in; without a password, which takes its time to hash. */
async function client(
  app: App,
  accountId: string | undefined,
  roles: Pick<Parameters<typeof createUser>[1], 'staffRoles' | 'memberships'>,
): Promise<TestClient> {
  const number = ++people
  const token = newToken()
  const userId = await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const user = await createUser(uow, {
      email: `person${number}@test.example`,
      name: `Person ${number}`,
      ...roles,
    })
    const expiresAt = new Date(Date.parse(uow.now) + 365 * 86_400_000).toISOString()
    await uow.insert('Session', { user: user.id, tokenHash: tokenHash(token), expiresAt })
    return user.id
  })
  return caller(app, { userId, accountId, token })
}

function caller(
  app: App,
  who: { readonly userId: string; readonly accountId: string | undefined; readonly token: string },
): TestClient {
  async function call(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const reply = await app.server.inject({
      method: method as NonNullable<InjectOptions['method']>,
      url,
      headers: { ...(who.token ? { authorization: `Bearer ${who.token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
    })
    const isJson = /json/.test(String(reply.headers['content-type']))
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: isJson && reply.body ? JSON.parse(reply.body) : reply.body,
      text: reply.body,
    }
  }
  return {
    ...who,
    call,
    get: (url, headers) => call('GET', url, undefined, headers),
    post: (url, body, headers) => call('POST', url, body ?? {}, headers),
    patch: (url, body, headers) => call('PATCH', url, body ?? {}, headers),
    delete: (url, headers) => call('DELETE', url, undefined, headers),
  }
}
