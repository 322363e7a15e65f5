import { emptyDatabase, releaseTestServer } from 'plugboard/testing'
import t, { type Test } from 'tap'

t.teardown(releaseTestServer)

/** The environment of a server on an empty database, which is dropped after the test. */
export async function freshDatabase(t: Test): Promise<{ readonly DATABASE_URL: string }> {
  const { url, drop } = await emptyDatabase()
  t.teardown(drop)
  return { DATABASE_URL: url }
}
