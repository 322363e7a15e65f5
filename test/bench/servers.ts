import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A server in a process of its own. */
export interface ServerProcess {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

/**
 * @param script a file of this folder; it prints its address when it is ready, and ends when it hears no
 *   more of who started it, however that one ended
 */
export async function startServer(
  script: string,
  url: string,
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...nodeOptions, '--conditions=plugboard-source', join(import.meta.dirname, script), url],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })
  for await (const line of lines) {
    if (!line.startsWith('http')) continue
    return {
      address: line,
      pid: child.pid ?? 0,
      async stop() {
        if (child.connected) child.disconnect()
        await ended
      },
    }
  }
  throw new Error(`${script} ended before it was ready`)
}
