import { definePolicy } from 'plugboard'
import {
  numberRevision,
  publishArticle,
  reviseArticle,
  supersedeOthers,
} from '../commands/keep-article.ts'

const authors = ['supportAgent', 'administrator', 'system']

/** What is published is not changed: a revision takes its place when it is published in its turn. */
export const helpArticlePolicy = definePolicy('HelpArticle', {
  states: {
    draft: { title: 'Draft' },
    published: { title: 'Published' },
    superseded: { title: 'Superseded', final: true },
    archived: { title: 'Archived', final: true },
  },
  transitions: {
    create: {
      title: 'Write an article',
      from: null,
      to: 'draft',
      actors: authors,
      effects: [{ name: 'numberRevision', run: numberRevision }],
    },
    change: {
      title: 'Change the article',
      from: ['draft'],
      to: 'same',
      actors: authors,
      internal: true,
      capability: 'amend',
    },
    publish: {
      title: 'Publish',
      from: ['draft'],
      to: 'published',
      actors: authors,
      command: publishArticle,
      effects: [{ name: 'supersedeOthers', run: supersedeOthers, after: true }],
      emits: ['helpArticlePublished'],
    },
    revise: {
      title: 'Write a new revision',
      from: ['published'],
      to: 'same',
      actors: authors,
      command: reviseArticle,
    },
    supersede: {
      title: 'Give way to a new revision',
      from: ['published'],
      to: 'superseded',
      actors: ['system'],
      capability: 'supersede',
    },
    archive: {
      title: 'Archive',
      from: ['draft', 'published'],
      to: 'archived',
      actors: authors,
    },
  },
})
