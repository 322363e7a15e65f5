import type { CommandStep, UnitOfWork } from 'plugboard'

/** Numbers a new text of a key and a language; two at once are told apart by the database. */
export async function numberRevision(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const article = await uow.load('HelpArticle', id)
  const { key, locale } = article
  const all = await uow.find('HelpArticle', { key, locale })
  article.revision = 1 + Math.max(0, ...all.map(({ revision }) => revision ?? 0))
}

export async function publishArticle(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const article = await uow.load('HelpArticle', id)
  article.publishedAt = uow.now
  if (uow.actor.id !== null) article.publishedBy = uow.actor.id
}

/** Of a key and a language one text is published. */
export async function supersedeOthers(uow: UnitOfWork, { object, id }: CommandStep): Promise<void> {
  const { key, locale } = await uow.load('HelpArticle', id)
  // All are locked: of two that are published at once one comes second, and takes the first one's place.
  for (const other of await uow.find('HelpArticle', { key, locale }, { lock: true })) {
    if (other.id === id || !uow.can(object, other.state, 'supersede')) continue
    await uow.perform({ object, id: other.id, transition: 'supersede', as: 'system' })
  }
}

/** Begins a new text with the words of the published one. */
export async function reviseArticle(uow: UnitOfWork, { object, id }: CommandStep): Promise<string> {
  const { key, locale, title, summary, body, audience, ...rest } = await uow.load('HelpArticle', id)
  const { topics, offerings, stages, roles, errorCodes } = rest
  const input = {
    ...{ key, locale, title, body, audience, topics, offerings, stages, roles, errorCodes },
    ...(summary ? { summary } : {}),
  }
  return (await uow.perform({ object, transition: 'create', input })).id
}
