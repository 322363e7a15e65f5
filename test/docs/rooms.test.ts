import { readFileSync } from 'node:fs'
import t from 'tap'
import { packageFiles, rooms } from '../architecture/rooms.ts'
import { fileBlocks } from './markdown.ts'

const guide = 'docs/guides/write-a-plugin.md'

t.test('the guide tells the rooms of a plugin, and no other', async t => {
  const [, section = ''] = readFileSync(guide, 'utf8').split('## The rooms of a plugin\n')
  const [table = ''] = section.split(/^## /m)
  const told = [...table.matchAll(/^\| `([\w.-]+)\/?` \|/gm)].map(([, room]) => room)
  t.same(told, rooms)
})

t.test('the plugins of the guide keep to them', async t => {
  const known = new Set([...rooms, ...packageFiles])
  const files = fileBlocks(guide).map(({ name }) => name.split('/'))
  const inside = files.filter(([, room]) => room !== undefined)
  t.ok(inside.length > 10, `${inside.length} files`)
  for (const [plugin, room = '', ...rest] of inside) {
    t.ok(known.has(room), `${plugin}/${room}`)
    const isBarrel = room !== 'migrations' && rest.at(-1) === 'index.ts'
    t.notOk(isBarrel, `${plugin}/${room} is a folder without an index of its own`)
  }
})
