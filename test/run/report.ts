const verdict = /^(ok|not ok) \d+ - (.*?)(?: # time=(\S+))?$/

/**
 * Makes a short report of TAP: a line a file, and of files that fail all that is not `ok`, with what
 * tap tells of the process, such as the signal that ended it.
 */
export class Report {
  readonly #print: (line: string) => void
  #block: string[] = []
  #isTelling = false
  #totals: Readonly<Record<string, number>> = {}

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  take(line: string): void {
    const file = verdict.exec(line)
    if (file) {
      const [, state, name = '', time = ''] = file
      this.#endFile(state === 'ok', name, time)
    } else if (this.#isTelling && line.startsWith('  ')) {
      this.#print(line)
    } else {
      this.#isTelling = false
      if (line.startsWith('# { ')) this.#totals = totalsIn(line)
      if (!/^\s+ok \d/.test(line)) this.#block.push(line)
    }
  }

  /** Of assertions; its last line is `N passed, N failed`. */
  summary(): string {
    const { pass = 0, fail = 0, skip = 0 } = this.#totals
    const skipped = skip > 0 ? `${skip} skipped\n` : ''
    return `${skipped}${pass} passed, ${fail} failed`
  }

  #endFile(isOk: boolean, name: string, time: string): void {
    this.#print(`${isOk ? 'ok  ' : 'FAIL'} ${name} ${time}`)
    if (!isOk) for (const kept of this.#block) this.#print(kept)
    this.#block = []
    this.#isTelling = !isOk
  }
}

/** From tap's last lines: `# { total: 7, pass: 6, fail: 1 }`. */
function totalsIn(line: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...line.matchAll(/(\w+): (\d+)/g)].map(([, name = '', count]) => [name, Number(count)]),
  )
}
