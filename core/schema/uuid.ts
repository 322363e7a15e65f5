const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text may be an id: PostgreSQL takes no other as one. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}
