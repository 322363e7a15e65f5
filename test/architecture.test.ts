/** The rules of the house that a compiler does not know; docs/decisions says why where it is not plain. */
import { existsSync, globSync, readdirSync } from 'node:fs'
import type { Plugin } from 'plugboard'
import t from 'tap'
import { type Exceptions, looseTypes, makers, sqlSpeakers } from './architecture/exceptions.ts'
import { mayNeed } from './architecture/plugin-needs.ts'
import { packageFiles, rooms } from './architecture/rooms.ts'
import { type SourceFile, sourceFiles, wordsOf } from './architecture/source-files.ts'

const core = sourceFiles('core/**/*.ts')
const plugins = sourceFiles('plugins/*/**/*.ts')
const examples = sourceFiles('examples/**/*.ts')
const all = [...core, ...plugins, ...examples]

/** Every way in which some files break a rule, in words; none is the wish. */
function breaches(
  files: readonly SourceFile[],
  of: (file: SourceFile) => readonly string[],
): string[] {
  return files.flatMap(file => of(file).map(what => `${file.path}: ${what}`))
}

/** The same where some files have leave; a leave that nobody uses is reported, too. */
function breachesBut(
  allowed: Exceptions,
  files: readonly SourceFile[],
  of: (file: SourceFile) => readonly string[],
): string[] {
  const idle = Object.keys(allowed).filter(path => {
    const file = files.find(file => file.path === path)
    return !file || of(file).length === 0
  })
  return [
    ...breaches(files, file => (allowed[file.path] === undefined ? of(file) : [])),
    ...idle.map(path => `${path}: needs no exception any more`),
  ]
}

t.test('a layer of the core imports itself and the layers below', async t => {
  const layers = ['schema', 'database', 'transition', 'commerce', 'presentation', 'http']
  const shared = ['core/errors.ts', 'core/extensions.ts', 'core/version.ts']
  const everywhere = (to: string) => shared.includes(to) || to.startsWith('core/tracing/')
  const found = breaches(core, ({ path, imports, valueImports }) => {
    const level = layers.indexOf(path.split('/')[1] ?? '')
    if (level === -1) return []
    return imports.flatMap(to => {
      const folder = to.split('/')[1] ?? ''
      if (!to.startsWith('core/') || everywhere(to)) return []
      // Ports, settings and events are declared with plugin/'s types; reading their values is others' work.
      if (folder === 'plugin') return isPluginValue(path, to, valueImports) ? [`runs ${to}`] : []
      return layers.includes(folder) && layers.indexOf(folder) <= level ? [] : [`imports ${to}`]
    })
  })
  t.same(found, [])
})

/** The makers of frozen values may be called; the machinery that assembles plugins may not. */
function isPluginValue(from: string, to: string, valueImports: readonly string[]): boolean {
  // And every layer may say which name was probably meant.
  const makers = ['define', 'port', 'setting', 'role', 'event', 'nearest-name'].map(
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
    breaches(own, ({ code }) => code.match(names) ?? []),
    [],
  )
})

t.test('the core knows no plugin and no example', async t => {
  const found = breaches(core, ({ imports, path }) =>
    imports.filter(
      // A vendor's test merges types into the module by its name; so does the door for tests.
      to => /^(plugins|examples|plugboard)\b/.test(to) && !path.startsWith('core/testing/'),
    ),
  )
  t.same(found, [])
})

t.test('the core has no word of telecom, in code, comments or templates', async t => {
  const telecom = new RegExp(
    `^(${[
      ...[
        'telecom\\w*',
        'telco\\w*',
        'telephon\\w*',
        'wireless',
        'broadband',
        'ethernet',
        'bandwidth\\w*',
      ],
      ...[
        'circuits?',
        'carriers?',
        'trunks?',
        'tollfree',
        'demarc\\w*',
        'provisioning',
        'colocation',
      ],
      ...['sip', 'mpls', 'vpn', 'sdwan', 'wan', 'dsl', 'fib(?:er|re)', 'voip', 'pbx', 'isp', 'sim'],
      ...['[ci]?lec', 'npa', 'cpe', 'cpni', 'lata', 'msisdn', 'iccid', 'imei', 'asr', 'lsr', 'foc'],
      ...['mrc', 'nrc', '[mg]bps', 'oss', 'tmf\\w*', 'latency', 'fallout'],
    ].join('|')})$`,
  )
  const found = breaches(sourceFiles('core/**/*.{ts,liquid,css,js}'), ({ text }) =>
    wordsOf(text).filter(word => telecom.test(word)),
  )
  t.same(found, [])
})

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

t.test(
  'plugins say that they need what the table lets them, and the preset has them all',
  async t => {
    const names = globSync('plugins/*/index.ts').map(index => index.split('/')[1] ?? '')
    const presets = ['telecom']
    for (const name of names) {
      const { default: value } = await import(`../plugins/${name}/index.ts`)
      const said = presets.includes(name)
        ? value.map((plugin: Plugin) => plugin.name)
        : Object.keys(value.needs ?? {})
      t.same(said.sort(), [...(mayNeed[name] ?? [])].sort(), name)
    }
    const listed = names.filter(name => !presets.includes(name))
    t.same(listed.sort(), [...(mayNeed.telecom ?? [])].sort())
  },
)

t.test('the rooms of a plugin are the same in each', async t => {
  const known = new Set([...rooms, ...packageFiles])
  const folders = [...globSync('plugins/*/index.ts'), 'examples/gift-note/index.ts']
  for (const folder of folders.map(index => index.replace('/index.ts', ''))) {
    t.same(
      readdirSync(folder).filter(entry => !known.has(entry)),
      [],
      folder,
    )
    t.ok(existsSync(`${folder}/README.md`), `${folder} says what it is`)
  }
})

t.test('domain objects are made in helpers/', async t => {
  const others = all.filter(({ path }) => !/\/(helpers|test)\//.test(path))
  const found = breachesBut(makers, others, ({ code }) => code.match(/\.insert(Many)?\(/g) ?? [])
  t.same(found, [])
})

t.test('who speaks to the database in SQL', async t => {
  const drivers = /^(kysely|pg|pg-boss|@mikro-orm\/.*)$/
  const calls =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|getKysely|getConnection|native\w+)\(/g
  const others = all.filter(({ path }) => !path.startsWith('core/database/'))
  const found = breachesBut(sqlSpeakers, others, ({ imports, code }) => [
    ...imports.filter(to => drivers.test(to)),
    ...(code.match(calls) ?? []),
  ])
  t.same(found, [])
})

t.test('no barrels but the public doors', async t => {
  const doors =
    /^(core\/index|core\/testing\/index|plugins\/[\w-]+\/index|examples\/[\w-]+\/index)\.ts$|\/migrations\/index\.ts$/
  const found = breaches(all, ({ path, code }) => {
    const isBarrel = /^(\s*export (type )?(\*|\{[^}]*\}) from '[^']+'\s*)+$/.test(code.trim())
    return !doors.test(path) && (path.endsWith('/index.ts') || isBarrel) ? ['is a barrel'] : []
  })
  t.same(found, [])
})

t.test('nothing is hidden from the compiler', async t => {
  const hidden = breaches(all, ({ text }) => text.match(/@ts-(ignore|nocheck|expect-error)/g) ?? [])
  t.same(hidden, [])
  // Biome refuses `any` where it is not excused.
  const excused = breachesBut(looseTypes, all, ({ text }) => text.match(/noExplicitAny/g) ?? [])
  t.same(excused, [])
})

t.test('no file holds two ideas', async t => {
  const long = breaches(all, ({ text, path }) => {
    const lines = text.split('\n').length
    return lines > 250 && !path.includes('/migrations/') ? [`has ${lines} lines`] : []
  })
  t.same(long, [])
})
