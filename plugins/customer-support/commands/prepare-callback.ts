import { isPlugboardError, PlugboardError, type PrepareContext, type PrepareStep } from 'plugboard'
import { findContacts } from '../helpers/find-contacts.ts'

interface CallbackInput {
  readonly account?: string
  readonly issueType: string
  readonly object?: string
  readonly subject?: string
}

/** What the command is handed: the team that calls, null where no rule knows one. */
export interface PreparedCallback {
  readonly team: string | null
}

/**
 * Finds the team that calls back, by the contact rules.
 *
 * @throws REFERENCE_INVALID for a subject that whoever asks may not see
 */
export async function prepareCallback(
  context: PrepareContext,
  { input }: PrepareStep<CallbackInput>,
): Promise<PreparedCallback> {
  const { ports, now } = context
  const { account, issueType, object, subject } = input
  await assertVisible(context, object, subject)
  const order = object === 'Order' ? subject : undefined
  const { team } = await findContacts(ports, { account, order, topic: issueType, now })
  return { team: team.id }
}

async function assertVisible(
  { reads }: PrepareContext,
  object: string | undefined,
  subject: string | undefined,
): Promise<void> {
  if (object === undefined || subject === undefined) return
  try {
    await reads.one(object, subject)
  } catch (error) {
    // A kind of object that there is not is no more to be seen than somebody else's.
    const isUnseen = isPlugboardError(error) && ['NOT_FOUND', 'SCHEMA_INVALID'].includes(error.code)
    if (!isUnseen) throw error
    const message = `names no ${object} that you can use`
    throw new PlugboardError('REFERENCE_INVALID', { errors: [{ pointer: '/subject', message }] })
  }
}
