import { definePolicy, Field, object, type PluginDefinition, Type } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'
import { browser } from './browser.ts'
import { templateFolder } from './template-folder.ts'

const Parcel = object(
  'Parcel',
  {
    account: Field.reference('Account', { filterable: true }),
    weight: Type.Integer({ title: 'Weight in grams', minimum: 1 }),
    hint: Type.Optional(Type.String({ title: 'Hint', maxLength: 80 })),
  },
  { title: 'Parcel', path: 'parcels', account: 'account', stateful: true, label: 'id' },
)

const parcelPolicy = definePolicy('Parcel', {
  states: { packed: { title: 'Packed' }, sent: { title: 'On its way', final: true } },
  transitions: {
    create: { title: 'Pack', from: null, to: 'packed', actors: ['buyer'] },
    send: { title: 'Send off', from: ['packed'], to: 'sent', actors: ['buyer'] },
  },
})

const house: PluginDefinition = {
  name: 'house',
  version: '1.0.0',
  core: '*',
  objects: [Parcel],
  policies: { Parcel: parcelPolicy },
  grants: { buyer: [{ action: ['read', 'create'], subject: 'Parcel' }] },
  displays: {
    Order: display =>
      display.hide('oneTimeTax', ['customer']).add({
        name: 'greeting',
        label: 'Greeting',
        schema: Type.String(),
        value: order => `Dear ${order.reference ?? 'reader'}`,
        after: 'reference',
      }),
  },
  displayObjects: [{ name: 'ParcelLabel', object: 'Parcel', title: 'Label', fields: ['weight'] }],
  pages: [
    {
      name: 'house:thanks',
      path: '/thanks/:id',
      title: 'Thank you',
      template: 'thanks',
      load: async ({ views, params: { id = '' } }) => ({ view: await views.one('Order', id) }),
    },
    {
      name: 'house:about',
      path: '/about',
      title: 'About us',
      template: 'about',
      public: true,
      menu: { label: 'About', order: 90 },
    },
  ],
  pageFlows: flow => flow.next('Order.submit', 'done', 'house:thanks'),
  views: templateFolder({
    'parts/history.liquid': '<p id="no-history">Ask us what happened.</p>',
    'thanks.liquid':
      "{% layout 'layout' %}{% block content %}<h1>Thank you for {{ view.label }}</h1>{% render 'core:parts/sections', sections: view.sections %}{% endblock %}",
    'about.liquid':
      "{% layout 'layout' %}{% block content %}<p>{{ 'house.motto' | t }}</p>{% endblock %}",
  }),
  overrides: ['parts/history.liquid'],
  messages: { en: { 'house.motto': 'Books & more' } },
}

t.test(
  'a plugin replaces a template, redirects a flow, changes a display and adds its own',
  async t => {
    const { app, customer, manager } = await testApp(t, {
      plugins: [prices, await migrated(house)],
    })
    const page = browser(app, customer)

    await page.get('/orders/new')
    t.match(page.text, 'href="/about"', 'the page is in the menu')
    await page.send('create', { reference: 'Ann' })
    const order = page.path
    t.match(page.text, 'id="no-history"', 'the template is replaced')
    t.match(page.text, 'Dear Ann', 'the field is added to the page')
    t.notMatch(page.text, 'Tax on one-time', 'the field is hidden on the page')
    const clerk = browser(app, manager)
    await clerk.get(order)
    t.match(clerk.text, 'Tax on one-time', 'but not from the staff')

    const resource = (await customer.get(`/api${order}`)).body
    t.equal(resource.greeting, 'Dear Ann', 'the field is added to the JSON')
    t.notOk('oneTimeTax' in resource, 'the field is hidden in the JSON')
    t.ok('oneTimeTax' in (await manager.get(`/api${order}`)).body)

    await page.get(`${order}?offering=moby-dick`)
    await page.send('add-items', { offering: 'moby-dick', quantity: '1' })
    await page.send('submit')
    t.equal(page.path, order.replace('/orders/', '/thanks/'), 'the flow is redirected')
    t.match(page.text, 'Thank you for O')
    t.match(page.text, 'Dear Ann', 'with a part of the core by its full name')

    await browser(app).get('/about')
    const about = await browser(app).get('/about')
    t.equal(about.status, 200, 'the public page wants nobody signed in')
    t.match(about.text, 'Books &amp; more')
  },
)

t.test('an object of a plugin has a policy, a display and pages of its own', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices, await migrated(house)] })
  const page = browser(app, customer)
  await page.get('/parcels/new')
  await page.send('create', { weight: 'heavy' })
  t.equal(page.status, 422)
  t.match(page.text, 'value="heavy"', 'what was typed is still there')
  await page.send('create', { weight: '900' })
  t.match(page.text, 'Packed')
  const parcel = page.path
  await page.send('send')
  t.match(page.text, 'On its way')

  const label = await customer.get(`/api${parcel}?display=ParcelLabel`)
  t.equal(label.body.weight, 900)
  t.notOk('account' in label.body)
  t.equal((await customer.get(`/api${parcel}?display=Order`)).status, 400)
})
