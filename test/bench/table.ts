import type { Sample } from './measure.ts'

/** What one operation came to. */
export interface Figure {
  readonly operation: string
  readonly target: number
  readonly connections: number
  readonly floor: Sample
  readonly plugboard: Sample
}

/** Operations a second of both sides, their ratio, and the CPU that one operation takes. */
export function printTable(figures: readonly Figure[]): string {
  const head = ['operation', 'conn', 'floor/s', 'plugboard/s', 'ratio', 'target', 'p99 ms']
  const cpu = ['server ms', 'database ms', 'floor: server', 'database', 'client ms']
  const rows = figures.map(({ operation, target, connections, floor, plugboard }) => [
    operation,
    String(connections),
    floor.rate.toFixed(0),
    plugboard.rate.toFixed(0),
    (plugboard.rate / floor.rate).toFixed(2),
    target.toFixed(1),
    plugboard.p99.toFixed(1),
    ...[
      plugboard.server,
      plugboard.database,
      floor.server,
      floor.database,
      plugboard.generator,
    ].map(ms => ms.toFixed(2)),
  ])
  const lines = [[...head, ...cpu], ...rows]
  const widths = (lines[0] ?? []).map((_, index) =>
    Math.max(...lines.map(line => (line[index] ?? '').length)),
  )
  return lines
    .map(line =>
      line
        .map((cell, index) =>
          index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}
