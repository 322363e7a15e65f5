import { SingleBar } from 'cli-progress'
import type { Progress } from '../../plugin/cli-command.ts'

/** A progress that is being shown. */
export interface ShownProgress extends Progress {
  end(): void
}

/** Where progress is shown. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
}

/**
 * Shows how far something is: as a bar on a terminal, as a line at each tenth where the stream is kept,
 * as in the log of a nightly job.
 */
export function showProgress(stream: ProgressStream, title: string, total: number): ShownProgress {
  return stream.isTTY ? bar(stream, title, total) : lines(stream, title, total)
}

function bar(stream: ProgressStream, title: string, total: number): ShownProgress {
  const shown = new SingleBar({
    stream,
    format: `${title} [{bar}] {value}/{total}`,
    hideCursor: true,
    // What ends the process is told by whoever ends it.
    gracefulExit: false,
  })
  shown.start(total, 0)
  return {
    advance: (count = 1) => shown.increment(count),
    end: () => shown.stop(),
  }
}

function lines(stream: ProgressStream, title: string, total: number): ShownProgress {
  let done = 0
  let told = 0
  return {
    advance(count = 1) {
      done += count
      const tenth = Math.floor((10 * done) / total)
      if (tenth <= told) return
      told = tenth
      stream.write(`${title}: ${done} of ${total}\n`)
    },
    end() {},
  }
}
