import { Validator } from '@seriousme/openapi-schema-validator'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import giftNote from '../../examples/gift-note/index.ts'

t.test('the document is OpenAPI 3.1, whatever the plugins', async t => {
  const { nobody } = await testApp(t, { plugins: [prices, giftNote] })
  const { body } = await nobody.get('/openapi.json')
  const checked = await new Validator().validate(structuredClone(body))
  t.same(checked, { valid: true })
  t.equal(body.openapi, '3.1.0')

  // A reference that leads nowhere is no fault of the form.
  const targets = new Set(
    Object.keys(body.components.schemas).map(name => `#/components/schemas/${name}`),
  )
  const references = JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)
  const broken = [...references].map(([, target]) => target).filter(to => !targets.has(to ?? ''))
  t.same(broken, [])
})
