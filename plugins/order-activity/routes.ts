import { isPlugboardError, type RoutesDefinition, Type } from 'plugboard'

const bulk = Type.Object(
  {
    tasks: Type.Array(Type.String({ format: 'uuid' }), {
      ...{ minItems: 1, maxItems: 500, uniqueItems: true },
      description: 'Tasks that stand in fallout',
    }),
  },
  { additionalProperties: false },
)

/** What concerns many tasks at once. */
export const routes: RoutesDefinition = {
  plugin: async app => {
    app.post<{ Body: { tasks: readonly string[] } }>(
      '/fallout/retry',
      {
        schema: {
          summary: 'Try failed tasks again, each by itself',
          tags: ['Tasks'],
          body: bulk,
        },
      },
      async request => {
        const results = []
        for (const id of request.body.tasks) {
          results.push(
            await app.plugboard
              .perform(request, { object: 'OrderTask', id, transition: 'retry' })
              .then(() => ({ task: id, retried: true as const }))
              .catch((error: unknown) => {
                if (!isPlugboardError(error)) throw error
                const { code, message } = error
                return { task: id, retried: false as const, code, detail: message }
              }),
          )
        }
        return { retried: results.filter(({ retried }) => retried).length, results }
      },
    )
  },
}
