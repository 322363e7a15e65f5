/** `requestedDate` → `requested_date`, `gift-note` → `gift_note`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]+/g, '_')
    .toLowerCase()
}

/** `gift-note` → `giftNote`. */
export function camel(name: string): string {
  return name.replace(/[-_.]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
