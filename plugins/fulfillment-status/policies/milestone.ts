import { definePolicy, fieldFact, Type, timer } from 'plugboard'
import { noteReached } from '../commands/note-reached.ts'
import { insertMilestone } from '../helpers/milestone-factory.ts'
import { workers } from './workers.ts'

const note = Type.Object(
  { reachedBy: Type.Optional(Type.String({ title: 'Told by', maxLength: 120 })) },
  { additionalProperties: false },
)

/** In the words of TMF622 v5: yet to reach, completed, violated. */
export const milestonePolicy = definePolicy('Milestone', {
  states: {
    yetToReach: { title: 'Yet to reach' },
    violated: { title: 'Late' },
    reached: { title: 'Reached', final: true },
    dropped: { title: 'Dropped', final: true },
  },
  transitions: {
    plan: {
      ...{ title: 'Plan', from: null, to: 'yetToReach', actors: ['system'], internal: true },
      command: insertMilestone,
    },
    move: {
      ...{ title: 'Move', from: ['yetToReach'], to: 'same', actors: ['system'], internal: true },
    },
    reach: {
      ...{ title: 'Reach', from: ['yetToReach', 'violated'], to: 'reached', actors: workers },
      input: note,
      emits: ['orderMilestoneReached'],
      command: noteReached,
    },
    violate: {
      ...{ title: 'Be late', from: ['yetToReach'], to: 'violated', actors: ['system'] },
      internal: true,
      emits: ['orderMilestoneViolated'],
    },
    drop: {
      ...{ title: 'Drop', from: ['yetToReach', 'violated'], to: 'dropped', actors: ['system'] },
      internal: true,
    },
  },
  timers: [
    timer({
      name: 'planned',
      title: 'The planned moment has passed',
      whileIn: ['yetToReach'],
      transition: 'violate',
      facts: { plannedAt: fieldFact<string | null>('Milestone', 'plannedAt') },
      due: ({ facts: { plannedAt } }) => plannedAt,
    }),
  ],
})
