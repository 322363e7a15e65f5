import type { FastifyRequest } from 'fastify'
import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import { PlugboardError } from '../errors.ts'
import type { ObjectModel } from '../schema/model.ts'
import type { Engine } from '../transition/engine.ts'
import { entityTags, versionOf } from './etag.ts'
import { headerOf } from './mutate.ts'

/**
 * The versions that a request's If-Match allows: those in its strong tags that are ours. Undefined
 * where it allows any.
 *
 * @throws PRECONDITION_FAILED where it allows none
 */
export function allowedVersions(request: FastifyRequest): readonly number[] | undefined {
  const header = headerOf(request, 'if-match')
  const tags = header === undefined ? '*' : (entityTags(header) ?? [])
  if (tags === '*') return undefined
  const versions = tags.map(versionOf).filter(version => version !== undefined)
  if (versions.length > 0) return versions
  throw new PlugboardError('PRECONDITION_FAILED', {
    detail: 'The If-Match header has no ETag of this object',
    remedy: 'Send the ETag of your last GET, in its quotes and without W/',
  })
}

/**
 * The one version that a change may be made of; where several are allowed, the object is locked to see
 * which of them it has.
 *
 * @throws PRECONDITION_FAILED, NOT_FOUND
 */
export async function ifVersion(
  { subjects }: Engine,
  uow: EngineUnitOfWork,
  object: ObjectModel,
  id: string,
  allowed: readonly number[] | undefined,
): Promise<{ readonly ifVersion?: number }> {
  if (allowed === undefined) return {}
  const [only] = allowed
  if (allowed.length === 1 && only !== undefined) return { ifVersion: only }
  const { version } = await subjects.lock(uow.executor, uow.actor, object, id)
  assertAllowed(object, version, allowed)
  return { ifVersion: version }
}

/** @throws PRECONDITION_FAILED */
export function assertAllowed(
  { title }: ObjectModel,
  version: number,
  allowed: readonly number[],
): void {
  if (allowed.includes(version)) return
  throw new PlugboardError('PRECONDITION_FAILED', {
    detail: `The ${title.toLowerCase()} is at version ${version}, not ${allowed.join(' or ')}`,
    remedy: 'Read it again, and send your change with its ETag',
  })
}
