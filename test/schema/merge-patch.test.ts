import t from 'tap'
import { asWhole, mergePatch, patchFields } from '../../core/schema/merge-patch.ts'

t.test("the RFC's own examples", async t => {
  for (const [target, patch, result] of [
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ]) {
    t.same(mergePatch(target, patch), result, JSON.stringify([target, patch]))
  }
})

t.test('what is meant as the whole takes its place', async t => {
  const whole = asWhole({ b: null })
  t.same(mergePatch({ a: { c: 1 }, d: 2 }, { a: whole }), { a: { b: null }, d: 2 })
  t.same(whole, { b: null })
  t.equal(asWhole('text'), 'text')
})

t.test('of fields those that are named come out, and what was there stays as it was', async t => {
  const current = { a: { b: { c: 1 } }, d: 2, e: 3 }
  const patched = patchFields(current, { a: { f: 4 }, d: null })
  t.strictSame(patched, { a: { b: { c: 1 }, f: 4 }, d: undefined })
  t.not((patched.a as typeof current.a).b, current.a.b)
})
