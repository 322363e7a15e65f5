/**
 * One thing that every provider of a port does. A contract is a list of them, run by whatever test
 * runner a vendor has.
 *
 * @example
 * for (const { name, run } of fileStoreContract(() => myStore())) t.test(name, run)
 */
export interface ContractCase {
  readonly name: string
  /** Rejects with an AssertionError where the provider does otherwise. */
  run(): Promise<void>
}
