import t from 'tap'
import { checkNeeds } from '../../core/plugin/check-needs.ts'
import { plugin, thrownBy } from './helper.ts'

t.test('PLUGIN_MISSING names who needs what, and the nearest name', async t => {
  const list = [plugin('gift-note', { needs: { catalogue: '^1.2.0' } }), plugin('catalog')]
  const error = thrownBy(() => checkNeeds(list, '1.0.0'))
  t.equal(error.code, 'PLUGIN_MISSING')
  t.match(error.message, 'gift-note needs catalogue (^1.2.0), which is not in the list')
  t.match(error.message, 'Add catalogue to the list of plugins. Did you mean "catalog"?')

  const far = thrownBy(() => checkNeeds([plugin('quote', { needs: { tax: '*' } })], '1.0.0'))
  t.notMatch(far.message, 'Did you mean')
})

t.test('all missing plugins are told of at once', async t => {
  const error = thrownBy(() =>
    checkNeeds([plugin('quote', { needs: { tax: '*', oss: '*' } })], '1.0.0'),
  )
  t.match(error.message, 'quote needs tax')
  t.match(error.message, 'quote needs oss')
})

t.test('PLUGIN_VERSION names both plugins, the range and the version found', async t => {
  const list = [
    plugin('quote', { version: '3.1.0', needs: { catalog: '^2.0.0' } }),
    plugin('catalog', { version: '1.4.0' }),
  ]
  const error = thrownBy(() => checkNeeds(list, '1.0.0'))
  t.equal(error.code, 'PLUGIN_VERSION')
  t.match(error.message, 'quote 3.1.0 needs catalog ^2.0.0 and finds catalog 1.4.0')
  t.match(error.message, 'Install a version of catalog within ^2.0.0')
})

t.test('PLUGIN_VERSION holds the core range against the core', async t => {
  const error = thrownBy(() => checkNeeds([plugin('quote', { core: '^2.0.0' })], '1.9.0'))
  t.equal(error.code, 'PLUGIN_VERSION')
  t.match(error.message, 'quote 1.0.0 needs core ^2.0.0 and finds core 1.9.0')
})

t.test('prereleases fit as semver says', async t => {
  const fits = (range: string, version: string) => {
    try {
      checkNeeds([plugin('quote', { core: range })], version)
      return true
    } catch {
      return false
    }
  }
  t.ok(fits('^0.1.0-0', '0.1.0-beta'))
  t.ok(fits('^0.1.0-0', '0.1.3'))
  t.notOk(fits('^0.1.0', '0.1.0-beta'))
  t.notOk(fits('^1.0.0-0', '1.1.0-beta'))
  t.notOk(fits('*', '1.0.0-beta'))

  const error = thrownBy(() => checkNeeds([plugin('quote', { core: '^1.0.0' })], '1.1.0-beta.2'))
  t.match(error.message, 'let quote ask for ^1.1.0-0')
})
