const factors: Readonly<Record<string, number>> = { '': 1, K: 0.001, M: 1, G: 1_000, T: 1_000_000 }

/**
 * A bandwidth in Mbit/s, of a number that is one already or of a text like `100M`, `1G` or `2.5 Gbit/s`.
 *
 * @returns undefined for what is no bandwidth
 * @example bandwidthMbps('1G') // 1000
 */
export function bandwidthMbps(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 0 ? value : undefined
  if (typeof value !== 'string') return undefined
  const match = /^(\d{1,9}(?:\.\d{1,6})?)\s?([KMGT]?)(?:BPS|BIT\/S|B\/S)?$/i.exec(value.trim())
  if (!match) return undefined
  const mbps = Number(match[1]) * (factors[(match[2] ?? '').toUpperCase()] ?? 1)
  return mbps > 0 ? mbps : undefined
}

/** A bandwidth for people: `100 Mbit/s`, `1 Gbit/s`. */
export function bandwidthText(mbps: number): string {
  return mbps >= 1_000 ? `${mbps / 1_000} Gbit/s` : `${mbps} Mbit/s`
}
