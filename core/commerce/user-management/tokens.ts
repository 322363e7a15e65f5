import { hash, randomBytes } from 'node:crypto'

/** A new bearer token: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database knows of a token. The token is random, so a plain hash cannot be guessed back. */
export function tokenHash(token: string): string {
  return hash('sha256', token)
}
