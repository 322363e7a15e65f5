import { randomBytes } from 'node:crypto'

/** Who looks after the system: the first user, and the only one of an empty system. */
export const administrator = {
  email: 'admin@carrier.example',
  name: 'Alex Admin',
  staffRoles: ['administrator'],
} as const

/** A password that nobody guesses: 120 random bits. */
export function generatedPassword(): string {
  return randomBytes(15).toString('base64url')
}
