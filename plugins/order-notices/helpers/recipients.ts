import { loadSetting, type RecordOf, type UnitOfWork } from 'plugboard'
import { noticeLanguage } from '../settings.ts'
import { contactKinds, type Kind, type Language, languages } from './kinds.ts'

export interface Recipient {
  readonly email: string
  readonly language: Language
}

/**
 * Who is told of something about an order: whoever placed it, and its contacts where it concerns them. Each
 * address once; nobody whose user is closed, or does not want it.
 */
export async function recipientsOf(
  uow: UnitOfWork,
  order: RecordOf<'Order', 'telecom'>,
  kind: Kind,
): Promise<Recipient[]> {
  const usual = await loadSetting(uow, noticeLanguage, order.account)
  const found = new Map<string, Recipient>()
  for (const email of await addressesOf(uow, order, kind)) {
    if (found.has(email)) continue
    const [user] = await uow.find('User', { email })
    if (user && !(await wants(uow, user, kind))) continue
    found.set(email, { email, language: languageOf(user?.locale) ?? usual })
  }
  return [...found.values()]
}

/** In small letters, as users have theirs. */
async function addressesOf(
  uow: UnitOfWork,
  { placedBy, telecom }: RecordOf<'Order', 'telecom'>,
  kind: Kind,
): Promise<string[]> {
  const placer = placedBy ? [(await uow.load('User', placedBy, { lock: false })).email] : []
  const contacts = Object.entries(contactKinds).flatMap(([field, wanted]) => {
    const email = telecom?.[field as keyof typeof contactKinds]
    return email && (wanted as readonly Kind[]).includes(kind) ? [email.trim().toLowerCase()] : []
  })
  return [...placer, ...contacts]
}

async function wants(uow: UnitOfWork, { id, active }: RecordOf<'User'>, kind: Kind) {
  const { notices } = await uow.load('User', id, { parts: ['notices'], lock: false })
  return active && !notices?.off && !notices?.muted.includes(kind)
}

/** `de-AT` is German as well. */
function languageOf(locale: string | undefined): Language | undefined {
  const [language] = (locale ?? '').toLowerCase().split('-')
  return languages.find(known => known === language)
}
