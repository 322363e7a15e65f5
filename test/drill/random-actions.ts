/**
 * `node --conditions=plugboard-source test/drill/random-actions.ts [runs] [seed]`: what
 * test/plugins/random-actions.test.ts samples, some thousand times.
 */
const [, , runs = '2000', seed] = process.argv
process.env.RANDOM_RUNS = runs
process.env.TAP_TIMEOUT = '86400'
if (seed !== undefined) process.env.TEST_SEED = seed
await import('../plugins/random-actions.test.ts')
