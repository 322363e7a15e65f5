import { Field, object, Type } from 'plugboard'
import { wordPattern } from './contact-fields.ts'

const tags = (title: string, description: string) =>
  Type.Array(Type.String({ pattern: wordPattern, maxLength: 120 }), {
    ...{ title, description, default: [], maxItems: 100, uniqueItems: true, display: 'json' },
  })

/** What helps without a call. A new text of an article is a new revision of its key, and takes its place. */
export const helpArticle = object(
  'HelpArticle',
  {
    key: Type.String({
      title: 'Key',
      description: 'The same for all revisions and languages, such as read-your-invoice',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 120,
      immutable: true,
      filterable: true,
    }),
    locale: Type.String({
      title: 'Language',
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      maxLength: 35,
      default: 'en',
      immutable: true,
      filterable: true,
    }),
    revision: Type.Optional(
      Type.Integer({ title: 'Revision', minimum: 1, readOnly: true, filterable: true }),
    ),
    title: Type.String({ title: 'Title', minLength: 1, maxLength: 200 }),
    summary: Type.Optional(Type.String({ title: 'Summary', maxLength: 500 })),
    body: Type.String({ title: 'Text', minLength: 1, maxLength: 50_000, display: 'multiline' }),
    audience: Type.Enum(['everybody', 'customer', 'agent'], {
      title: 'For',
      default: 'everybody',
      filterable: true,
    }),
    topics: tags('Topics', 'Such as billing'),
    offerings: tags('Offerings', 'Keys of those that it is about'),
    stages: tags('Stages', 'Of an order, such as provisioning'),
    roles: tags('Roles', 'Of those whom it helps most, such as accountAdministrator'),
    errorCodes: tags('Error codes', 'That it explains, such as ORDER_EMPTY'),
    // A trigger keeps the words of title, summary and text here, as PostgreSQL searches them.
    lexemes: Type.Optional(Type.String({ readOnly: true, secret: true })),
    publishedAt: Type.Optional(Field.dateTime({ title: 'Published', readOnly: true })),
    publishedBy: Type.Optional(Field.reference('User', { title: 'Published by', readOnly: true })),
  },
  {
    title: 'Help article',
    path: 'help-articles',
    stateful: true,
    label: 'title',
    unique: [['key', 'locale', 'revision']],
    columns: ['title', 'key', 'locale', 'revision', 'state', 'audience', 'publishedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    HelpArticle: typeof helpArticle
  }
}
