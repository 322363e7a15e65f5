import type { Confidence } from '../objects/inventory-request.ts'
import type { PoolStock, StockAnswer } from '../ports/resource-stock.ts'

/** What the stock says to a request. */
export interface AnswerFromStock {
  readonly confidence: Confidence
  /** Where to reserve. */
  readonly pool?: string
  /** In days. */
  readonly installationInterval?: number
  readonly alternatives: readonly Alternative[]
}

export interface Alternative {
  readonly pool: string
  readonly name: string
  readonly location?: string
  readonly free: number
}

/** So many alternatives are named. */
const mostAlternatives = 5

/**
 * Green: as many as are wanted are free there. Yellow: some are, or as many elsewhere. Red: neither.
 *
 * @returns undefined where nothing is known of the place, or it is not open to customers: that is for people
 */
export function answerFromStock(
  { there, elsewhere }: StockAnswer,
  quantity: number,
): AnswerFromStock | undefined {
  const open = there.filter(({ isOpen }) => isOpen).toSorted(mostFirst)
  const [best] = open
  if (!best) return undefined
  const { pool, installationInterval: interval } = best
  const found = { pool, ...(interval === undefined ? {} : { installationInterval: interval }) }
  if (best.free >= quantity) return { confidence: 'green', ...found, alternatives: [] }
  const alternatives = [...open.slice(1), ...elsewhere]
    .filter(({ isOpen, free }) => isOpen && free >= quantity)
    .toSorted(mostFirst)
    .slice(0, mostAlternatives)
    .map(alternativeOf)
  if (best.free > 0) return { confidence: 'yellow', ...found, alternatives }
  return { confidence: alternatives.length > 0 ? 'yellow' : 'red', alternatives }
}

function mostFirst(one: PoolStock, other: PoolStock): number {
  return other.free - one.free || (one.pool < other.pool ? -1 : 1)
}

function alternativeOf({ pool, name, location, free }: PoolStock): Alternative {
  return { pool, name, ...(location === undefined ? {} : { location }), free }
}
