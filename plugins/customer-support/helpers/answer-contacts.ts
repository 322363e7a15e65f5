import type { Contact, EscalationLevel } from '../objects/contact-fields.ts'
import {
  behindBecause,
  type Met,
  type RuleRow,
  rankRules,
  type SupportContext,
  words,
} from './match-rules.ts'
import { type Duty, onDuty } from './on-duty.ts'
import type { DutyTeam } from './support-directory.ts'

/** A team, or the contact that stands in where no rule fits. */
export interface AnsweredTeam {
  readonly id: string | null
  readonly name: string
  readonly kind: string | null
}

/** Whom to contact about something now, and why these. */
export interface ContactAnswer {
  readonly stage: string | null
  readonly topic: string | null
  readonly team: AnsweredTeam
  /** By whom one is answered now, with hours and reason. */
  readonly onDuty: Duty | null
  readonly contact: Contact
  readonly escalation: readonly EscalationLevel[]
  /** The teams for other topics, in the same context. */
  readonly others: readonly OtherContact[]
  readonly because: {
    readonly rule: { readonly id: string; readonly name: string } | null
    readonly met: readonly Met[]
    readonly explanation: string
  }
  /** The rules that did not win, the closest first. */
  readonly lost: readonly {
    readonly rule: { readonly id: string; readonly name: string }
    readonly why: string
  }[]
}

export interface OtherContact {
  readonly topic: string
  readonly team: AnsweredTeam
  readonly contact: Contact
  readonly availability: Duty['availability']
  readonly reason: string
}

export interface Directory {
  readonly rules: readonly RuleRow[]
  readonly teams: ReadonlyMap<string, DutyTeam>
  /** Where no rule fits. */
  readonly fallback: { readonly name: string; readonly contact: Contact }
  /** The stage of the same question about another topic. */
  readonly stageFor: (topic: string) => string | undefined
}

/**
 * Finds the team of a context by the rules, and who of it is on duty.
 *
 * @param now ISO 8601 in UTC
 */
export function answerContacts(
  directory: Directory,
  context: SupportContext,
  now: string,
): ContactAnswer {
  // A rule whose team takes no contacts is none.
  const rules = directory.rules.filter(({ team }) => directory.teams.has(team))
  const { fitting, unfit } = rankRules(rules, context, now)
  const best = fitting[0]
  const head = { stage: context.stage ?? null, topic: context.topic ?? null }
  const lost = [
    ...fitting.slice(1).map(({ rule }) => ({
      rule: named(rule),
      why: best ? behindBecause(rule, best.rule) : '',
    })),
    ...unfit.map(({ rule, why }) => ({ rule: named(rule), why })),
  ]
  const team = best && directory.teams.get(best.rule.team)
  if (!best || !team) {
    const { name, contact } = directory.fallback
    const explanation = 'No rule fits, so it is the contact for everything'
    return {
      ...head,
      ...{ team: { id: null, name, kind: null }, onDuty: null, contact, escalation: [] },
      ...{ others: [], because: { rule: null, met: [], explanation }, lost },
    }
  }
  const duty = onDuty(team, team.calendarHours, now)
  return {
    ...head,
    team: answered(team),
    onDuty: duty,
    contact: duty.contact,
    escalation: team.escalation,
    others: othersIn(directory, rules, context, now).filter(other => other.team.id !== team.id),
    because: { rule: named(best.rule), met: best.met, explanation: explained(best.met) },
    lost,
  }
}

/** One entry for each team that is responsible for another topic. */
function othersIn(
  { teams, stageFor }: Directory,
  rules: readonly RuleRow[],
  context: SupportContext,
  now: string,
): OtherContact[] {
  const topics = [...new Set(rules.flatMap(({ topic }) => topic ?? []))].sort()
  const found = topics
    .filter(topic => topic !== context.topic)
    .flatMap((topic): OtherContact[] => {
      const asked = { ...context, topic, stage: stageFor(topic) ?? context.stage }
      const best = rankRules(rules, asked, now).fitting[0]
      const team = best && teams.get(best.rule.team)
      // What does not ask for the topic would be the same answer again.
      if (!team || best.rule.topic !== topic) return []
      const { contact, availability, reason } = onDuty(team, team.calendarHours, now)
      return [{ topic, team: answered(team), contact, availability, reason }]
    })
  return found.filter(
    (other, index) => found.findIndex(({ team }) => team.id === other.team.id) === index,
  )
}

function explained(met: readonly Met[]): string {
  if (met.length === 0) return 'It is the default: nothing more specific fits'
  const all = met.map(({ condition, value }) =>
    condition === 'account' ? 'it is for this account' : `the ${words[condition]} is ${value}`,
  )
  return `Chosen because ${all.join(' and ')}`
}

const named = ({ id, name }: RuleRow) => ({ id, name })
const answered = ({ id, name, kind }: DutyTeam): AnsweredTeam => ({ id, name, kind })
