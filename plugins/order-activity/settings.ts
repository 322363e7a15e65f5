import { setting, Type } from 'plugboard'

const mode = () => Type.Enum(['automatic', 'manual'])

/** Whether cancellation requests wait for an order manager, or are approved as they come. */
export const cancellationAssessment = setting('orderActivity.cancellationAssessment', mode(), {
  ...{ title: 'Assessment of cancellation requests', initial: 'automatic', scope: 'system' },
})

/** Whether supplements wait for an order manager, or are approved as they come. */
export const supplementAssessment = setting('orderActivity.supplementAssessment', mode(), {
  ...{ title: 'Assessment of supplements', initial: 'manual', scope: 'system' },
})

/** How long a customer has to answer a charge that comes of a request of theirs. */
export const chargeResponseDays = setting(
  'orderActivity.chargeResponseDays',
  Type.Integer({ minimum: 1, maximum: 365 }),
  { title: 'Days to answer a charge', initial: 10, scope: 'system' },
)
