import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** A file on an object. Whoever may see the object may see its files. */
export const Attachment = object(
  'Attachment',
  {
    object: Type.String({
      title: 'Kind of object',
      maxLength: 80,
      filterable: true,
      readOnly: true,
    }),
    subject: Field.uuid({ title: 'Object', filterable: true, readOnly: true }),
    account: Type.Optional(Field.reference('Account', { readOnly: true })),
    fileName: Type.String({ title: 'File', maxLength: 255, readOnly: true }),
    mediaType: Type.String({
      title: 'Kind',
      maxLength: 127,
      readOnly: true,
      display: 'fileKind',
    }),
    size: Type.Integer({
      title: 'Size',
      description: 'In bytes',
      readOnly: true,
      display: 'bytes',
    }),
    sha256: Type.String({ title: 'SHA-256', maxLength: 64, readOnly: true }),
    storeKey: Type.String({ maxLength: 80, secret: true, readOnly: true }),
    addedBy: Type.Optional(Field.reference('User', { title: 'Added by', readOnly: true })),
  },
  {
    title: 'Attachment',
    path: 'attachments',
    account: 'account',
    hangsOn: { object: 'object', id: 'subject', as: 'attachments' },
    exposed: false,
    label: 'fileName',
    columns: ['fileName', 'mediaType', 'size', 'addedBy', 'createdAt'],
  },
)

declare module '../../extensions.ts' {
  interface Objects {
    Attachment: typeof Attachment
  }
}
