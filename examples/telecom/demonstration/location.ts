/** A postal address as a characteristic. */
export function address(title: string) {
  return {
    type: 'string',
    title,
    description: 'Street, city, state and postal code; floor and room where it matters',
    minLength: 8,
    maxLength: 300,
  }
}
