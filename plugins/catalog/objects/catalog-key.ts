import { Type } from 'plugboard'

/** By what something is known when it is imported again: small letters and digits, in parts. */
export function catalogKey() {
  return Type.Optional(
    Type.String({
      title: 'Key',
      description:
        'By which an import finds it again, such as internet.port-100m; made up where absent',
      pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$',
      maxLength: 120,
      unique: true,
      immutable: true,
      filterable: true,
      generatedBy: 'gen_random_uuid()::text',
    }),
  )
}
