import { PlugboardError } from '../errors.ts'
import type { Cause } from './unit-of-work.ts'

/** Nobody means to go so deep: two transitions that cause each other would go on for ever. */
const deepest = 50

/** Why things are done in a unit of work: what opened it, then the transitions that are under way. */
export class Causes {
  readonly #stack: Cause[]

  constructor(first: Cause) {
    this.#stack = [first]
  }

  get innermost(): Cause {
    return this.#stack.at(-1) as Cause
  }

  /** Whether a transition of the object is under way. */
  includes(object: string, id: string): boolean {
    const start = `${object}/${id}/`
    return this.#stack.some(({ kind, id }) => kind === 'transition' && id.startsWith(start))
  }

  /** @throws TRANSITION_LOOP when transitions keep causing each other */
  async within<Result>(cause: Cause, work: () => Promise<Result>): Promise<Result> {
    if (this.#stack.length >= deepest) throw this.#endless(cause)
    this.#stack.push(cause)
    try {
      return await work()
    } finally {
      this.#stack.pop()
    }
  }

  #endless(next: Cause): PlugboardError {
    const last = [...this.#stack.slice(-3), next].map(({ id }) => id)
    return new PlugboardError('TRANSITION_LOOP', {
      detail: `Transitions cause each other without end: … ${last.join(' → ')}`,
      remedy: 'Let one of the commands or effects ask first whether there is anything left to do',
      data: { causes: last },
    })
  }
}
