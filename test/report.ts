const verdict = /^(ok|not ok) \d+ - (.*?)(?: # time=(\S+))?$/

/** Makes a short report of TAP: a line a file, and of files that fail all that is not `ok`. */
export class Report {
  readonly #print: (line: string) => void
  #block: string[] = []
  #totals: Readonly<Record<string, number>> = {}

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  take(line: string): void {
    const file = verdict.exec(line)
    if (file) {
      const [, state, name, time = ''] = file
      this.#print(`${state === 'ok' ? 'ok  ' : 'FAIL'} ${name} ${time}`)
      if (state !== 'ok') for (const kept of this.#block) this.#print(kept)
      this.#block = []
      return
    }
    const totals = /^# \{ (.*) \}$/.exec(line)?.[1]
    if (totals) {
      const entries = totals.split(', ').map(entry => entry.split(': ') as [string, string])
      this.#totals = Object.fromEntries(entries.map(([name, count]) => [name, Number(count)]))
    }
    if (!/^\s+ok \d/.test(line)) this.#block.push(line)
  }

  /** `N passed, N failed`, of assertions. */
  summary(): string {
    const { pass = 0, fail = 0, skip = 0 } = this.#totals
    return `${pass} passed, ${fail} failed${skip > 0 ? `, ${skip} skipped` : ''}`
  }
}
