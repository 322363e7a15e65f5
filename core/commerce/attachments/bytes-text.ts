const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/**
 * A size for people, in steps of 1,024, as those who look at their files see it.
 *
 * @example bytesText(1_536, 'en') // '1.5 kB'
 */
export function bytesText(size: number, locale: string): string {
  const step = units.findLastIndex((_, index) => size >= 1_024 ** index)
  const unit = units[step] ?? 'byte'
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(size / 1_024 ** Math.max(step, 0))
}
