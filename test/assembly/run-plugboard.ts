import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../core/cli/plugboard.js', import.meta.url))

export const bookshop = fileURLToPath(new URL('../../examples/bookshop/app.ts', import.meta.url))
export const gifts = fileURLToPath(new URL('apps/with-gift-note.ts', import.meta.url))
export const broken = fileURLToPath(new URL('apps/broken.ts', import.meta.url))
export const ledger = fileURLToPath(new URL('apps/with-commands.ts', import.meta.url))
export const unbuilt = fileURLToPath(new URL('apps/unbuilt.ts', import.meta.url))
export const heralds = fileURLToPath(new URL('apps/with-subscriber.ts', import.meta.url))

export interface Run {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs `plugboard --app <app> …words` as a process of its own. */
export function run(app: string, words: string, url = ''): Promise<Run> {
  return new Promise(resolve => {
    const args = ['--conditions=plugboard-source', main, '--app', app, ...words.split(' ')]
    const env = { ...process.env, DATABASE_URL: url }
    execFile(process.execPath, args, { env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}
