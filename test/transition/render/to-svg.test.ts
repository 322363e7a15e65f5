import t from 'tap'
import { toSvg } from '../../../core/transition/render/to-svg.ts'
import { mergeLoan, noFines } from '../library.ts'
import { hostile } from './hostile.ts'

t.test('is one accessible picture', async t => {
  const { policy } = mergeLoan({ fines: p => p.require('lend', noFines) })
  const picture = await toSvg(policy, { current: 'lent' })
  t.match(
    picture,
    /^<svg role="img" aria-labelledby="policy-Loan-title" aria-describedby="policy-Loan-desc"/,
  )
  t.match(picture, '<title id="policy-Loan-title">States and transitions of Loan</title>')
  t.match(picture, 'Lent (current), Returned (final)')
  t.match(picture, 'Lend leads from Reserved to Lent; Remind leaves Lent as it is')
  t.match(picture, /<\/svg>\s*$/)
  t.match(picture, '+ rule noFines [fines]')
  t.match(picture, 'stroke="#0550ae"', 'the current state stands out')
})

t.test('refers to nothing outside itself', async t => {
  const picture = await toSvg(mergeLoan().policy)
  const addresses = picture.match(/https?:\/\/[^"]*/g)
  t.same(addresses, ['http://www.w3.org/2000/svg'], 'only the name of SVG itself')
  t.notMatch(picture, /<!DOCTYPE|<!--|<\?xml|<style|<script|href|url\(/)
})

t.test('keeps the ids of two pictures apart', async t => {
  const ids = (picture: string) => new Set(picture.match(/ id="[^"]*"/g))
  const one = ids(await toSvg(mergeLoan().policy, { id: 'one' }))
  const two = ids(await toSvg(mergeLoan().policy, { id: 'two' }))
  t.ok(one.size > 10)
  t.same(
    [...one].filter(id => two.has(id)),
    [],
  )
})

t.test('takes names and titles as text only', async t => {
  const picture = await toSvg(hostile)
  t.notMatch(picture, /<script/)
  t.match(picture, 'Lost &amp; &lt;script&gt;')
})
