import type { ErrorEntry } from 'plugboard'

export const errors = {
  OSS_TARGET_UNKNOWN: { status: 500, message: 'The OSS is not configured' },
} as const satisfies Record<string, ErrorEntry>
