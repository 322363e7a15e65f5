import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t, { type Test } from 'tap'

/** A process whose application closes as `close` says; it runs until it is told to end. */
async function running(t: Test, close: string) {
  const script = `import { closeOnSignals } from 'plugboard'
    closeOnSignals({ close: ${close} }, { seconds: 60 })
    setInterval(() => {}, 1_000)
    console.log('ready')`
  const child = spawn(
    process.execPath,
    ['--conditions=plugboard-source', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  t.teardown(() => child.kill('SIGKILL'))
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(`${data}`))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  await once(child.stdout, 'data')
  return { child, said, ended }
}

t.test('SIGTERM closes the application, then the process ends', async t => {
  const { child, said, ended } = await running(t, `async () => console.log('closed')`)
  child.kill('SIGTERM')
  t.equal(await ended, 0)
  t.match(said.join(''), /closed/)
})

t.test('a close that fails is told, with status 1', async t => {
  const { child, said, ended } = await running(t, `async () => { throw new Error('stuck') }`)
  child.kill('SIGINT')
  t.equal(await ended, 1)
  t.match(said.join(''), /stuck/)
})

t.test('a second signal ends a close that hangs', async t => {
  const close = `() => { console.log('closing'); return new Promise(() => {}) }`
  const { child, ended } = await running(t, close)
  child.kill('SIGTERM')
  await once(child.stdout, 'data')
  const impatient = setInterval(() => child.kill('SIGTERM'), 100)
  t.teardown(() => clearInterval(impatient))
  t.equal(await ended, 1)
})

t.test('the same signal twice at once is one signal', async t => {
  const close = `async () => { await new Promise(r => setTimeout(r, 50)); console.log('closed') }`
  const { child, said, ended } = await running(t, close)
  child.kill('SIGTERM')
  child.kill('SIGINT')
  t.equal(await ended, 0)
  t.match(said.join(''), /closed/)
})
