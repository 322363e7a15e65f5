/** @param from ISO 8601 in UTC */
export function daysAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString()
}
