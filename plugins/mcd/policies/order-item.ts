import type { PolicyEditor } from 'plugboard'
import { endOldHalf, giveUpOtherHalf } from '../commands/follow-move.ts'
import { moveIsUndecided, newHalfIsThere, overlapTimer } from './moves.ts'

/** What is being cancelled goes its own way already, with what it has to undo. */
const open = ['acknowledged', 'inProgress', 'held', 'pending']

/** The halves of a move: both or neither. */
export const orderItemChanges = (policy: PolicyEditor) => {
  policy
    .require('complete', newHalfIsThere)
    .effect('complete', { name: 'endOldHalf', run: endOldHalf, after: true })
    .addTransition('awaitOverlap', {
      ...{ title: 'Await the end of the overlap', from: ['inProgress'], to: 'same' },
      ...{ actors: ['system'], internal: true },
    })
    .addTransition('seeMove', {
      ...{ title: 'See to the other half of a move', from: open },
      ...{ to: 'same', actors: ['system'], internal: true, capability: 'giveUp' },
    })
    .addTimer(overlapTimer)
  for (const transition of ['cancel', 'fail']) {
    policy
      .require(transition, moveIsUndecided)
      .effect(transition, { name: 'giveUpOtherHalf', run: giveUpOtherHalf, after: true })
  }
}
