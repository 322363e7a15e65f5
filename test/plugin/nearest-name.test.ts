import t from 'tap'
import { didYouMean, nearestName } from '../../core/plugin/nearest-name.ts'

t.test('finds what was probably meant', async t => {
  t.equal(nearestName('catalogue', ['quote', 'catalog', 'cat']), 'catalog')
  t.equal(nearestName('quoet', ['quote', 'tax']), 'quote')
  t.equal(nearestName('gift_note', ['gift-note']), 'gift-note')
  t.equal(nearestName('tax', ['mail', 'oss', 'a']), undefined)
  t.equal(nearestName('tax', []), undefined)
})

t.test('says so in a sentence, or nothing', async t => {
  t.equal(didYouMean('quoet', ['quote']), ' Did you mean "quote"?')
  t.equal(didYouMean('quoet', []), '')
})
