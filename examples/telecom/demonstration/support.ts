import type { UnitOfWork } from 'plugboard'
import {
  createContactRule,
  createSupportTeam,
  publishHelpArticle,
} from 'plugboard/plugins/customer-support'

const noc = { phone: '+1 212 555 0199', email: 'noc@carrier.example' }
const teams = [
  { stage: 'ordering', name: 'Ordering', phone: '+1 212 555 0110' },
  { stage: 'provisioning', name: 'Provisioning', phone: '+1 212 555 0120' },
  { stage: 'maintenance', name: 'Maintenance', phone: '+1 212 555 0130' },
  { stage: 'billing', name: 'Billing', phone: '+1 212 555 0140' },
]

const articles = [
  {
    key: 'where-is-my-order',
    title: 'Where is my order?',
    body: 'Open the order: it shows what was reached, what comes next and when, and what waits for you.',
  },
  {
    key: 'change-an-order',
    title: 'Change an order that is being worked on',
    body: 'Send a supplement: a new date, another configuration, or an item less. What is done for nothing may cost.',
  },
  {
    key: 'registered-location',
    title: 'Why a registered location is needed',
    body: 'An emergency call tells the dispatchers where the caller is. Register a location for each floor or suite.',
  },
]

/** Whom the customers reach: a team for each stage of an order, and what helps without a call. */
export async function createSupport(uow: UnitOfWork): Promise<void> {
  for (const { stage, name, phone } of teams) {
    const team = await createSupportTeam(uow, {
      ...{ name, kind: stage, contact: { phone }, afterHoursContact: noc },
    })
    await createContactRule(uow, { name, team: team.id, stage })
  }
  for (const article of articles) {
    await publishHelpArticle(uow, { ...article, locale: 'en', audience: 'everybody' })
  }
}
