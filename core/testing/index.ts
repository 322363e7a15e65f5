/** What a vendor's tests import: `plugboard/testing`. */

export { manualClock } from '../database/clock.ts'
export {
  type TestApp,
  type TestClient,
  type TestContext,
  type TestReply,
  testApp,
} from './test-app.ts'
export { emptyDatabase, releaseTestServer, testDatabase } from './test-database.ts'
