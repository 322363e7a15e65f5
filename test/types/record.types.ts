/** What `tsc` must know of declared fields, and refuse where they are misspelt. */
import { Field, object, part, type RecordOf, Type, type UnitOfWork } from 'plugboard'
import '../../examples/gift-note/parts/gift-note.ts'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const assert = <_Holds extends true>() => {}

const Shelf = object(
  'Shelf',
  {
    account: Field.reference('Account'),
    label: Type.String(),
    width: Type.Optional(Type.Integer()),
    price: Field.money(),
    kind: Type.Enum(['wall', 'floor']),
    tags: Type.Array(Type.String()),
  },
  { title: 'Shelf', path: 'shelves', stateful: true },
)
const dust = part('Shelf', 'dust', { grams: Type.Integer() }, { presence: 'always' })

declare module 'plugboard' {
  interface Objects {
    Shelf: typeof Shelf
  }
  interface ObjectParts {
    Shelf: { dust: typeof dust }
  }
}

declare const uow: UnitOfWork

// Fields have the types of their declarations
const shelf = await uow.load('Shelf', 'id')
assert<Same<typeof shelf.label, string>>()
assert<Same<typeof shelf.width, number | undefined>>()
assert<Same<typeof shelf.price, { amount: number; currency: string }>>()
assert<Same<typeof shelf.kind, 'wall' | 'floor'>>()
assert<Same<typeof shelf.tags, string[]>>()
assert<Same<typeof shelf.state, string>>()
shelf.label = 'History'
// @ts-expect-error a wrong type
shelf.label = 5
// @ts-expect-error a misspelt field
shelf.lable
// @ts-expect-error not one of its values
shelf.kind = 'ceiling'
// @ts-expect-error the state is changed by the policy only
shelf.state = 'dusty'
// @ts-expect-error the id is given
shelf.id = 'other'
// @ts-expect-error an account has no state
uow.load('Account', 'id').then(account => account.state)

// Parts are there when the load named them
const order = await uow.load('Order', 'id', { parts: ['giftNote'] })
assert<Same<typeof order.giftNote, { message: string; wrap?: boolean } | undefined>>()
order.giftNote?.message.trim()
// @ts-expect-error a misspelt field of a part
order.giftNote?.mesage
// @ts-expect-error an optional part may be absent
order.giftNote.message
// @ts-expect-error a part that the object does not have
uow.load('Order', 'id', { parts: ['giftnote'] })
const plain = await uow.load('Order', 'id')
// @ts-expect-error it was not loaded
plain.giftNote
const dusty = await uow.load('Shelf', 'id', { parts: ['dust'] })
dusty.dust.grams.toFixed()

// What is written is checked
uow.setPart('Order', 'id', 'giftNote', { message: 'Enjoy' })
uow.setPart('Order', 'id', 'giftNote', null)
// @ts-expect-error a missing field
uow.setPart('Order', 'id', 'giftNote', { wrap: true })
// @ts-expect-error an unknown object
uow.load('Ordre', 'id')
const fields = {
  account: 'id',
  label: 'x',
  price: { amount: 1, currency: 'USD' },
  kind: 'wall' as const,
  tags: [],
}
uow.insert('Shelf', fields)
// @ts-expect-error an unknown field
uow.insert('Shelf', { ...fields, depth: 3 })
// @ts-expect-error a missing field
uow.insert('Shelf', { account: 'id', label: 'x' })
uow.find('Shelf', { label: 'x' })
// @ts-expect-error an unknown field in a search
uow.find('Shelf', { lable: 'x' })

export type Whole = RecordOf<'Order', 'giftNote'>
