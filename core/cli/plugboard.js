#!/usr/bin/env node
// In a clone the sources run as they are: the condition makes `plugboard` resolve to them, for this
// file and for the application that it loads. In the published package the compiled files run.
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'

const source = new URL('./main.ts', import.meta.url)
const compiled = new URL('../../dist/core/cli/main.js', import.meta.url)
const isClone = existsSync(source)
if (!nodeModule.registerHooks) {
  console.error(
    `plugboard needs Node 22.18 or newer, and this is ${process.version}. In a clone, call it as npx plugboard.`,
  )
  process.exit(1)
}
if (isClone) {
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: ['plugboard-source', ...context.conditions] }),
  })
}
const { main } = await import((isClone ? source : compiled).href)
await main(process.argv)
