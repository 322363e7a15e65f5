/** The rules of the house that a compiler does not know; docs/decisions says why where it is not plain. */
import { existsSync, globSync, readdirSync } from 'node:fs'
import t from 'tap'
import { type SourceFile, sourceFiles, withoutComments } from './architecture/source-files.ts'

const core = sourceFiles('core/**/*.ts')
const plugins = sourceFiles('plugins/*/**/*.ts')
const examples = sourceFiles('examples/**/*.ts')

/** Every way in which some files break a rule, in words; none is the wish. */
function breaches(
  files: readonly SourceFile[],
  of: (file: SourceFile) => readonly string[],
): string[] {
  return files.flatMap(file => of(file).map(what => `${file.path}: ${what}`))
}

t.test('a layer of the core imports itself and the layers below', async t => {
  const layers = ['schema', 'database', 'transition', 'commerce', 'presentation', 'http']
  const shared = ['core/errors.ts', 'core/extensions.ts', 'core/version.ts']
  const found = breaches(core, ({ path, imports, valueImports }) => {
    const level = layers.indexOf(path.split('/')[1] ?? '')
    if (level === -1) return []
    return imports.flatMap(to => {
      const folder = to.split('/')[1] ?? ''
      if (!to.startsWith('core/') || shared.includes(to)) return []
      // Ports, settings and events are declared with plugin/'s types; reading their values is others' work.
      if (folder === 'plugin') return isPluginValue(path, to, valueImports) ? [`runs ${to}`] : []
      return layers.includes(folder) && layers.indexOf(folder) <= level ? [] : [`imports ${to}`]
    })
  })
  t.same(found, [])
})

/** The makers of frozen values may be called; the machinery that assembles plugins may not. */
function isPluginValue(from: string, to: string, valueImports: readonly string[]): boolean {
  const makers = ['define', 'port', 'setting', 'role', 'event'].map(
    name => `core/plugin/${name}.ts`,
  )
  // What is gathered from all plugins at boot is handed to the layer that serves it.
  const gathering = [
    'core/plugin/gather.ts',
    'core/plugin/check-conflicts.ts',
    'core/plugin/faults.ts',
    'core/plugin/claimed-names.ts',
  ]
  if (!valueImports.includes(to) || makers.includes(to)) return false
  return !(gathering.includes(to) && from.startsWith('core/http/'))
}

t.test(
  'plugin/ takes from the other rooms their types, and what it compares names with',
  async t => {
    const comparing = [
      'core/schema/names.ts',
      'core/schema/definition.ts',
      'core/transition/definition.ts',
    ]
    const own = core.filter(({ path }) => path.startsWith('core/plugin/'))
    const found = breaches(own, ({ valueImports }) =>
      valueImports.filter(
        to =>
          to.startsWith('core/') &&
          !to.startsWith('core/plugin/') &&
          to !== 'core/errors.ts' &&
          !comparing.includes(to),
      ),
    )
    t.same(found, [])
  },
)

t.test('transition/ names no entity', async t => {
  const names = /['"`](?:Order|OrderItem|Account|User|Membership|Session|Attachment)['"`]/
  const own = core.filter(({ path }) => path.startsWith('core/transition/'))
  t.same(
    breaches(own, ({ text }) => withoutComments(text).match(names) ?? []),
    [],
  )
})

t.test('the core knows no plugin, no example and no word of telecom', async t => {
  const words =
    /\b(telecom\w*|circuit\w*|bandwidth|carrier\w*|broadband|ethernet|sip|mpls|toll-?free|provisioning|demarc\w*|oss|tmf\w*)\b/gi
  const found = breaches(core, ({ imports, text, path }) => [
    ...imports.filter(to => /^(plugins|examples|plugboard)\b/.test(to) && !isLoader(path)),
    ...(withoutComments(text).match(words) ?? []),
  ])
  t.same(found, [])
})

/** Generated migrations import the public door. */
function isLoader(path: string): boolean {
  return path.startsWith('core/testing/')
}

t.test('plugins and examples come through the public doors', async t => {
  const found = breaches([...plugins, ...examples], ({ path, imports }) => {
    const home = path.split('/').slice(0, 2).join('/')
    return imports.filter(to => {
      const isForeign = /^(core|plugins|examples|test)\//.test(to) && !to.startsWith(`${home}/`)
      return isForeign || /^plugboard\/(?!testing$|plugins\/[a-z-]+$)/.test(to)
    })
  })
  t.same(found, [])
})

t.test('plugins need what they say', async t => {
  const found = breaches(plugins, ({ path, imports }) => {
    const name = path.split('/')[1] ?? ''
    // A preset is a list of other plugins, and nothing else.
    const needs = mayNeed[name]
    if (!needs) return ['is of no plugin that the table names']
    return imports
      .filter(to => to.startsWith('plugboard/plugins/'))
      .filter(to => !needs.includes(to.replace('plugboard/plugins/', '')))
  })
  t.same(found, [])
})

/** Which plugin may build on which. */
const mayNeed: Readonly<Record<string, readonly string[]>> = {
  catalog: [],
  'telecom-order': ['catalog'],
  telecom: ['catalog', 'telecom-order'],
}

t.test('the rooms of a plugin are the same in each', async t => {
  const rooms = new Set([
    ...['README.md', 'index.ts', 'errors.ts', 'settings.ts', 'objects', 'parts', 'policies'],
    ...['commands', 'helpers', 'displays', 'pages', 'views', 'subscribers', 'migrations'],
    ...['messages', 'test', 'package.json', 'tsconfig.json', 'ports'],
  ])
  const folders = [...globSync('plugins/*/index.ts'), 'examples/gift-note/index.ts']
  for (const folder of folders.map(index => index.replace('/index.ts', ''))) {
    t.same(
      readdirSync(folder).filter(entry => !rooms.has(entry)),
      [],
      folder,
    )
    t.ok(existsSync(`${folder}/README.md`), `${folder} says what it is`)
  }
})

t.test('domain objects are made in helpers/', async t => {
  const makers = [
    /^core\/database\//,
    // The factory of every object that has none of its own.
    /^core\/commerce\/objects\/write-object\.ts$/,
    // What has neither a helper nor a public door: dated values of settings, sessions.
    /^core\/commerce\/settings\/settings\.ts$/,
    /^core\/commerce\/user-management\/sign-in\.ts$/,
    // A test's session is opened without the time that a password takes.
    /^core\/testing\//,
    /\/helpers\//,
  ]
  const found = breaches([...core, ...plugins, ...examples], ({ path, text }) =>
    makers.some(maker => maker.test(path)) || path.includes('/test/')
      ? []
      : (withoutComments(text).match(/\.(insert|insertMany)\(\s*['"`]/g) ?? []),
  )
  t.same(found, [])
})

t.test('who speaks to the database in SQL', async t => {
  const speakers = [
    /^core\/database\//,
    /^core\/transition\/(fact|fact-columns|subject|timers|pending-timers|sweep-timers|quarantine-check)\.ts$/,
    // Whether it answers at all.
    /^core\/build-services\.ts$/,
    // Objects in a state that no policy has are outside of what reads can name.
    /^core\/cli\/commands\/policy\.ts$/,
    // Whether a reference can be seen by whoever sets it.
    /^core\/commerce\/objects\/check-references\.ts$/,
    // Sums over any number of items, where they lie.
    /^core\/commerce\/order-management\/amounts\.ts$/,
    // Who asks, before there is anybody whose confinement could be applied.
    /^core\/commerce\/user-management\/(actors|sign-in)\.ts$/,
    /^core\/commerce\/settings\/settings\.ts$/,
    // Tables that are nobody's objects: stored replies, and what housekeeping removes.
    /^core\/http\/idempotency\.ts$/,
    /^core\/commerce\/housekeeping\//,
    /^core\/commerce\/attachments\/(attachment-service|discarded-files|orphans)\.ts$/,
  ]
  const found = breaches([...core, ...plugins, ...examples], ({ path, imports }) =>
    speakers.some(speaker => speaker.test(path))
      ? []
      : imports.filter(to =>
          ['kysely', 'pg', '@mikro-orm/core', '@mikro-orm/postgresql'].includes(to),
        ),
  )
  t.same(
    found.filter(
      line => !/^core\/(schema\/(entities|column-type)|testing\/test-database)\.ts/.test(line),
    ),
    [],
  )
})

t.test('no barrels but the public doors', async t => {
  const doors =
    /^(core\/index|core\/testing\/index|plugins\/[\w-]+\/index|examples\/[\w-]+\/index)\.ts$|\/migrations\/index\.ts$/
  const found = breaches([...core, ...plugins, ...examples], ({ path, text }) => {
    const isBarrel = /^(\s*export (type )?(\*|\{[^}]*\}) from '[^']+'\s*)+$/.test(
      withoutComments(text).trim(),
    )
    return !doors.test(path) && (path.endsWith('/index.ts') || isBarrel) ? ['is a barrel'] : []
  })
  t.same(found, [])
})

t.test('nothing is hidden from the compiler, and no file holds two ideas', async t => {
  const found = breaches([...core, ...plugins, ...examples], ({ text, path }) => [
    ...(text.match(/@ts-(ignore|nocheck|expect-error)/g) ?? []),
    ...(withoutComments(text).match(/\bas any\b/g) ?? []),
    ...(text.split('\n').length > 250 && !path.includes('/migrations/')
      ? ['has more than 250 lines']
      : []),
  ])
  t.same(found, [])
})
