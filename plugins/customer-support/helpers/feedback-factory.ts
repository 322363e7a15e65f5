import type { UnitOfWork } from 'plugboard'

/** What somebody says of an article. */
export interface GivenFeedback {
  readonly article: string
  readonly user: string
  readonly helpful: boolean
  readonly comment?: string | undefined
}

/** Keeps whether an article helped; whoever says something again has changed their mind. */
export async function giveFeedback(
  uow: UnitOfWork,
  { article, user, helpful, comment }: GivenFeedback,
): Promise<void> {
  const [earlier] = await uow.find('HelpFeedback', { article, user }, { lock: true })
  if (earlier) {
    Object.assign(earlier, { helpful, comment })
    return
  }
  const said = comment === undefined ? {} : { comment }
  await uow.insert('HelpFeedback', { article, user, helpful, ...said })
}
