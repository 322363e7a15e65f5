import { Field, object, Type } from 'plugboard'

/** Whether an article helped somebody; what they said last counts. */
export const helpFeedback = object(
  'HelpFeedback',
  {
    article: Field.reference('HelpArticle', {
      title: 'Article',
      filterable: true,
      readOnly: true,
      onDelete: 'cascade',
    }),
    user: Field.reference('User', { title: 'Who', readOnly: true, onDelete: 'cascade' }),
    helpful: Type.Boolean({ title: 'Helpful', filterable: true, readOnly: true }),
    comment: Type.Optional(
      Type.String({ title: 'Comment', maxLength: 1_000, readOnly: true, display: 'multiline' }),
    ),
  },
  {
    title: 'Feedback',
    titlePlural: 'Feedback',
    path: 'help-feedback',
    unique: [['article', 'user']],
    columns: ['article', 'helpful', 'comment', 'createdAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    HelpFeedback: typeof helpFeedback
  }
}
