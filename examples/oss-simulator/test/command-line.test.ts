import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const script = fileURLToPath(new URL('../main.ts', import.meta.url))
const run = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

t.test('the command line tells what it takes, and what is wrong', async t => {
  const help = run('--help')
  t.equal(help.status, 0)
  for (const flag of ['delay', 'fail', 'repeat', 'reorder', 'lose', 'reject', 'seed', 'journal']) {
    t.match(help.stdout, `--${flag} `)
  }
  const wrong = run('--lose', '10')
  t.equal(wrong.status, 1)
  t.match(wrong.stderr, /must be a number from 0 to 1/)
  t.equal(run('--loose', '0.1').status, 1)
})
