/**
 * Checks the types of every program: the core alone, the plugins, each example with what it merges
 * into the core's interfaces, and the tests with their negatives.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

const programs = [
  'tsconfig.json',
  'plugins/tsconfig.json',
  ...globSync('examples/*/tsconfig.json').sort(),
  'test/tsconfig.json',
]

const failed = programs.filter(program => {
  const { status } = spawnSync('node_modules/.bin/tsc', ['-p', program], { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${program}`)
  return status !== 0
})
process.exitCode = failed.length > 0 ? 1 : 0
