import { object, Type } from 'plugboard'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import type { PluginDefinition } from '../../core/plugin/define.ts'
import { mergeRoles } from '../../core/plugin/merge-roles.ts'
import type { Role } from '../../core/plugin/role.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { plugin, thrownBy } from './helper.ts'

const reader: Role = {
  ...{ name: 'reader', title: 'Reader', scope: 'account', audience: 'customer' },
  grants: [{ action: 'read', subject: 'Shelf' }],
}
const library = plugin('library', {
  objects: [object('Shelf', { name: Type.String() }, { title: 'Shelf', path: 'shelves' })],
  permissions: [{ name: 'seeLoans', title: 'See loans' }],
  roles: [reader],
})

t.test('what others grant to a role comes behind its own grants', async t => {
  const [role] = mergeRoles([
    library,
    plugin('loans', { grants: { reader: [{ action: 'read', subject: 'seeLoans' }] } }),
    plugin('keys', { grants: { reader: [{ action: 'manage', subject: 'all' }] } }),
  ])
  t.same(
    role?.grants.map(({ subject }) => subject),
    ['Shelf', 'seeLoans', 'all'],
  )
})

t.test(
  'a grant on nothing that there is names the plugin, the role and what was meant',
  async t => {
    const refusal = (more: Partial<PluginDefinition>) =>
      thrownBy(() => mergeRoles([library, plugin('loans', more)]))
    const grants = (subject: string) => [{ action: 'read', subject }]

    const others = refusal({ grants: { reader: grants('Shefl') } })
    t.match(others, {
      code: 'PLUGIN_INVALID',
      message: /plugin loans grants.*role reader.*"Shefl".*Did you mean "Shelf"\?/,
    })
    const own = refusal({ roles: [{ ...reader, name: 'lender', grants: grants('seeLoan') }] })
    t.match(own.message, /plugin loans grants.*role lender.*"seeLoan".*Did you mean "seeLoans"\?/)
    t.match(refusal({ grants: { reader: grants('Zeppelin') } }).message, /object or permission/)

    const twice = refusal({ grants: { reader: [...grants('Shefl'), ...grants('Lone')] } })
    t.match(twice.details.data, { faults: [{ plugins: ['loans'] }, { plugins: ['loans'] }] })
    t.match(twice.message, /"Shefl"[\s\S]*"Lone"/, 'all at once')
  },
)

t.test('so does a grant to a role that nobody declares', async t => {
  const grants = { raeder: [{ action: 'read', subject: 'Shelf' }] }
  const refused = thrownBy(() => mergeRoles([library, plugin('loans', { grants })]))
  t.match(refused, {
    code: 'PLUGIN_INVALID',
    message: /plugin loans grants.*role "raeder".*Did you mean "reader"\?/,
  })
})

t.test('an application does not start with it', async t => {
  const typo = plugin('loans', {
    core: '*',
    grants: { buyer: [{ action: 'read', subject: 'Ordr' }] },
  })
  const refused = thrownBy(() => assemble([prices, typo]))
  t.match(refused.message, /plugin loans.*role buyer.*"Ordr".*"Order"/)
})
