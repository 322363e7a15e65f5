/** What a vendor's tests import: `plugboard/testing`. */

export { manualClock } from '../database/clock.ts'
export { type CommandLineReply, commandLine } from './command-line.ts'
export type { ContractCase } from './contracts/contract.ts'
export { type DiscountsSample, discountsContract } from './contracts/discounts.ts'
export { fileStoreContract } from './contracts/file-store.ts'
export { mailerContract } from './contracts/mailer.ts'
export { type OfferingSourceSample, offeringSourceContract } from './contracts/offering-source.ts'
export { taxContract } from './contracts/tax.ts'
export {
  type TestApp,
  type TestClient,
  type TestContext,
  type TestOptions,
  type TestReply,
  testApp,
} from './test-app.ts'
export { emptyDatabase, releaseTestServer, testDatabase, testServer } from './test-database.ts'
