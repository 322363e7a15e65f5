import { allow, fact, refuse, rule } from 'plugboard'

interface Unauthorized {
  readonly id: string
  readonly name: string
}

/** The items whose characteristics want a letter of authorization that nobody has attached. */
const unauthorized = fact<readonly Unauthorized[]>(
  'Order',
  'telecomUnauthorized',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) order by i.id), '[]')
    from ${table('OrderItem')} i join ${table('OfferingRequirement')} r on r.offering = i.offering
    where i.order_id = ${column('id')} and i.characteristics @> r.letter_of_authorization_when
      and not exists (
        select from ${table('OrderDocument')} d
        join ${table('Attachment')} a on a.object = 'OrderDocument' and a.subject = d.id
        where d.order_id = i.order_id and d.type = 'letterOfAuthorization'
          and coalesce(d.item_id, i.id) = i.id))`,
)

/** A number is ported, or a circuit taken over, only where its owner has said so (47 CFR 64.1130). */
export const lettersAreThere = rule({
  name: 'lettersAreThere',
  code: 'TELECOM_LETTER_MISSING',
  title: 'A letter of authorization is attached where one is wanted',
  facts: { unauthorized },
  decide: ({ facts: { unauthorized } }) =>
    unauthorized.length === 0
      ? allow
      : refuse(`No letter for: ${unauthorized.map(({ name }) => name).join(', ')}`, {
          remedy:
            'Make a document of type letterOfAuthorization in the order, and attach the signed letter to it',
          errors: unauthorized.map(({ id, name }) => ({
            pointer: `/items/${id}`,
            message: `${name} wants a letter of authorization`,
          })),
        }),
})
