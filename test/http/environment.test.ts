import { environmentVariables, isPlugboardError, readEnvironment } from 'plugboard'
import t from 'tap'

t.test('what holds where nothing is said', async t => {
  t.same(readEnvironment({}), {
    dataFolder: '.plugboard',
    port: 3_000,
    host: '127.0.0.1',
    seed: 'demo',
  })
  t.same(readEnvironment({ PORT: '', HOST: ' ' }), readEnvironment({}), 'empty is absent')
})

t.test('what is said', async t => {
  const read = readEnvironment({
    DATABASE_URL: 'postgres://shop@db.example/shop',
    DATABASE_REPLICA_URLS:
      'postgres://shop@one.example/shop, postgres://shop:a%2Cb@two.example/shop',
    PLUGBOARD_DATA: '/srv/shop',
    PORT: '0',
    HOST: '::1',
    PLUGBOARD_SEED: 'none',
  })
  t.same(read, {
    databaseUrl: 'postgres://shop@db.example/shop',
    replicaUrls: ['postgres://shop@one.example/shop', 'postgres://shop:a%2Cb@two.example/shop'],
    dataFolder: '/srv/shop',
    port: 0,
    host: '::1',
    seed: 'none',
  })
})

t.test('what is wrong is told all at once, and no value with it', async t => {
  const wrong: Record<string, string> = {
    DATABASE_URL: 'mysql://root:s3cret@db/shop',
    DATABASE_REPLICA_URLS: 'postgres://shop:s3cret@db/shop,,postgres://shop:s3cret@db2/shop',
    PORT: '65536',
    HOST: 'http://example',
    PLUGBOARD_SEED: 'some',
    PLUGBOARD_DATA: 'a\0b',
  }
  const error = thrownBy(() => readEnvironment(wrong))
  t.ok(isPlugboardError(error))
  t.match(error, { code: 'ENVIRONMENT_INVALID' })
  for (const { name, accepts } of Object.values(environmentVariables)) {
    t.ok(String(error).includes(`${name} must be ${accepts}`), name)
  }
  t.notMatch(String(error), /s3cret/)
})

for (const value of ['-1', '3000x', '1e3', ' 80 80']) {
  t.test(`PORT=${value} is refused`, async t => {
    t.match(
      thrownBy(() => readEnvironment({ PORT: value })),
      { code: 'ENVIRONMENT_INVALID' },
    )
  })
}
for (const value of ['not a url', 'postgres://host-without-database']) {
  t.test(`DATABASE_URL=${value} is refused`, async t => {
    t.match(
      thrownBy(() => readEnvironment({ DATABASE_URL: value })),
      { code: 'ENVIRONMENT_INVALID' },
    )
  })
}

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
