import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** What has a default need not be said. */
type WithDefaults<Fields, Defaulted extends keyof Fields> = Omit<Fields, Defaulted> &
  Partial<Pick<Fields, Defaulted>>

export type NewSupportTeam = WithDefaults<FieldsOf<'SupportTeam'>, 'active' | 'escalation'>
export type NewContactRule = WithDefaults<FieldsOf<'ContactRule'>, 'priority'>
export type NewHelpArticle = Pick<FieldsOf<'HelpArticle'>, 'key' | 'title' | 'body'> &
  Partial<FieldsOf<'HelpArticle'>>

/** @example await createSupportTeam(uow, { name: 'NOC', kind: 'maintenance', contact: { phone: '+1 212 555 0100' } }) */
export function createSupportTeam(
  uow: UnitOfWork,
  team: NewSupportTeam,
): Promise<RecordOf<'SupportTeam'>> {
  return uow.insert('SupportTeam', { active: true, escalation: [], ...team })
}

/** @example await createContactRule(uow, { name: 'Orders', team: team.id, stage: 'ordering' }) */
export function createContactRule(
  uow: UnitOfWork,
  rule: NewContactRule,
): Promise<RecordOf<'ContactRule'>> {
  return uow.insert('ContactRule', { priority: 0, ...rule })
}

/**
 * Writes a help article and publishes it: in the place of the text that its key had in its language.
 *
 * @example await publishHelpArticle(uow, { key: 'invoice', title: 'How to read your invoice', body: '…' })
 */
export async function publishHelpArticle(
  uow: UnitOfWork,
  article: NewHelpArticle,
): Promise<RecordOf<'HelpArticle'>> {
  const object = 'HelpArticle'
  const { id } = await uow.perform({ object, transition: 'create', input: article })
  await uow.perform({ object, id, transition: 'publish' })
  return uow.load(object, id)
}
