import type { PolicyEditor } from 'plugboard'
import { followSupplement } from '../commands/follow-supplement.ts'

/** An amended plan has other moments. */
export const supplementChanges = (policy: PolicyEditor) =>
  policy.effect('proceed', { name: 'followSupplement', run: followSupplement, after: true })
