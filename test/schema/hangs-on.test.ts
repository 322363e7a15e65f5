import { definePlugin, Field, object, Type } from 'plugboard'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { thrownBy } from '../plugin/helper.ts'

t.test('an object that hangs on others names them by fields that it has', async t => {
  const refusalOf = (hangsOn: { object: string; id: string }) => {
    const note = object(
      'Note',
      { kind: Type.String(), about: Field.uuid(), text: Type.String() },
      { title: 'Note', path: 'notes', hangsOn: { ...hangsOn, as: 'notes' } },
    )
    const library = { name: 'library', version: '1.0.0', core: '*', objects: [note] }
    return thrownBy(() => assemble([prices, definePlugin(library)]))
  }
  t.match(refusalOf({ object: 'kind', id: 'abuot' }), {
    code: 'SCHEMA_INVALID',
    message: /Note wants the unknown field abuot to tell what it hangs on/,
  })
  t.match(refusalOf({ object: 'kid', id: 'about' }), { message: /unknown field kid / })
  t.throws(() => refusalOf({ object: 'kind', id: 'about' }), { message: 'It threw nothing' })
})
