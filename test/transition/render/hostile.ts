import { mergeLoan, noFines } from '../library.ts'

/** A policy whose names and titles would do mischief in a picture that took them as they are. */
export const hostileTitle = 'Lost & <script>alert(1)</script> "x" \\N; %% #35; --> `'

export const hostile = mergeLoan({
  fines: p =>
    p
      .require('lend', noFines)
      .addState('end', { title: 'End', final: true })
      .addState('a"]; evil', { title: hostileTitle, final: true })
      .addTransition('lose', {
        title: `${hostileTitle}\n] evil`,
        from: ['lent'],
        to: 'a"]; evil',
        actors: ['librarian'],
      })
      .addTransition('finish', { title: 'Finish', from: ['lent'], to: 'end', actors: ['reader'] }),
}).policy
