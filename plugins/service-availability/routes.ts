import { PlugboardError, type RoutesDefinition, Type } from 'plugboard'
import { keepQualifications } from './helpers/qualification-factory.ts'
import { type QualificationRequest, qualify } from './helpers/qualify.ts'
import { qualificationAddress } from './objects/offering-qualification.ts'

const question = Type.Object(
  {
    account: Type.Optional(Type.String({ format: 'uuid' })),
    offering: Type.String({ minLength: 1, maxLength: 120 }),
    characteristics: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    site: Type.Optional(Type.String({ format: 'uuid' })),
    address: Type.Optional(qualificationAddress),
  },
  { additionalProperties: false },
)

const body = Type.Object(
  {
    account: Type.Optional(
      Type.String({ format: 'uuid', description: 'For questions that name no other' }),
    ),
    items: Type.Array(question, { minItems: 1, maxItems: 1_000 }),
  },
  { additionalProperties: false },
)

type Body = {
  readonly account?: string
  readonly items: readonly (Omit<QualificationRequest, 'account'> & { readonly account?: string })[]
}

/** Beside the routes of the object: up to a thousand questions in one request. */
export const routes: RoutesDefinition = {
  prefix: '/api/offering-qualifications',
  plugin: async app => {
    const schema = {
      summary: 'Ask whether offerings can be delivered to many sites',
      description:
        'Each item of the answer belongs to the item of the request in its place: a qualification, or the errors for which there is none.',
      body,
    }
    app.post('/batch', { schema }, async (request, reply) => {
      const requests = requestsOf(request.body as Body, app.plugboard.actorOf(request).accounts)
      const context = app.plugboard.prepareContext(request)
      return app.plugboard.mutate(request, reply, {
        prepare: () => qualify(context, requests),
        async work(uow, results) {
          const items = await keepQualifications(uow, requests, results)
          return { status: 200, headers: jsonHeaders, body: JSON.stringify({ items }) }
        },
      })
    })
  },
}

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }

/** Whoever has one account need not name it. */
function requestsOf(
  { account, items }: Body,
  accounts: readonly string[],
): readonly QualificationRequest[] {
  const [only] = accounts.length === 1 ? accounts : []
  const usual = account ?? only
  const nameless = usual === undefined ? items.findIndex(item => item.account === undefined) : -1
  if (nameless >= 0) {
    throw new PlugboardError('ACCOUNT_REQUIRED', {
      detail: 'Name the account that the questions are for',
      errors: [{ pointer: '/account', message: 'is required here' }],
    })
  }
  return items.map(item => ({ ...item, account: item.account ?? usual ?? '' }))
}
