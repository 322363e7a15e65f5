/**
 * Runs the test files given on the command line, or all. One PostgreSQL serves them; it starts with
 * the run and stops after it. Prints a line a file, failures whole, and at last `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { statSync, utimesSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { testServer } from 'plugboard/testing'
import { Report } from './run/report.ts'
import { sweepTestDatabases } from './run/sweep-test-databases.ts'
import { temporaryFolder } from './run/temporary-folder.ts'

/** What tap leaves behind when it has generated the class. */
const built = '.tap/plugins'

const server = await testServer()
const folder = temporaryFolder()
let code = 1
try {
  await sweepTestDatabases(server.url)
  if (!isBuilt()) {
    await tap(['build'], () => {})
    utimesSync(built, new Date(), new Date())
  }
  const report = new Report(line => console.log(line))
  code = await tap(['run', '--reporter=tap', ...process.argv.slice(2)], line => report.take(line))
  console.log(`\n${report.summary()}`)
} finally {
  folder.remove()
  await server.stop()
}
process.exitCode = code

/**
 * Whether the class that tests import has been generated for the plugins that package.json names. It lies in
 * node_modules: another installation takes it away.
 */
function isBuilt(): boolean {
  const time = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return time(built) > time('node_modules/.package-lock.json')
}

/** @returns tap's exit code */
function tap(args: readonly string[], onLine: (line: string) => void): Promise<number> {
  const child = spawn('node_modules/.bin/tap', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TEST_DATABASE_URL: server.url, TMPDIR: folder.path },
  })
  // Whoever ends the run ends the tests; what was started for them is cleared away as ever.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => child.kill(signal))
  }
  createInterface({ input: child.stdout }).on('line', onLine)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => resolve(status ?? 1))
  })
}
