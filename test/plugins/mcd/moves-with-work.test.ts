import mcd from 'plugboard/plugins/mcd'
import orderActivity, { createDecompositionRule } from 'plugboard/plugins/order-activity'
import t from 'tap'
import { inventoryShop, must } from '../product-inventory/inventory-shop.ts'

const shop = await inventoryShop(t, [orderActivity, mcd])
const { app, customer, manager, install, product } = shop
const newSite = await shop.site({ name: 'New' })
const [uni] = await install({
  offering: 'uni',
  telecom: { siteA: await shop.site({ name: 'Old' }) },
})

// What is installed has its work from here on.
await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
  createDecompositionRule(uow, {
    ...{ key: 'uni', offering: 'uni', itemActions: ['add', 'delete'] },
    tasks: [
      {
        ...{ key: 'work', title: 'Work', role: 'provisioner', duration: 60 },
        dependsOnCharacteristics: [],
        compensation: { title: 'Take it back', role: 'provisioner', duration: 60 },
      },
    ],
  }),
)

/** A move whose halves have a task each. */
async function move() {
  const request = await must(
    customer.post('/api/mcd-requests', { type: 'outsideMove', products: [uni], siteA: newSite }),
  )
  await must(customer.post(`/api/mcd-requests/${request.id}/actions/submit`))
  const url = `/api/orders/${request.order}`
  await must(manager.post(`${url}/actions/accept`))
  await must(manager.post(`${url}/actions/start`))
  const { items } = await must(customer.get(url))
  const { items: tasks } = await must(manager.get(`/api/order-tasks?order=${request.order}`))
  const taskOf = (item: { id: string }) =>
    tasks.find((task: { item: string }) => task.item === item.id)
  return { url, added: items[0], deleted: items[1], taskOf }
}

const finish = (task: { id: string }) =>
  must(manager.post(`/api/order-tasks/${task.id}/actions/complete`))

t.test('one half that is given up has the work on the other undone', async t => {
  const { url, added, deleted, taskOf } = await move()
  await finish(taskOf(deleted))
  const waiting = await must(manager.get(`/api/order-items/${deleted.id}`))
  t.equal(waiting.state, 'inProgress', 'its work is done, and it waits for the new one')
  await must(manager.post(`/api/order-items/${added.id}/actions/fail`, { reason: 'No facilities' }))
  t.equal((await must(customer.get(url))).state, 'failed')
  const { items } = await must(manager.get(`/api/order-tasks?item=${deleted.id}`))
  t.ok(items.some(({ kind }: { kind: string }) => kind === 'compensation'))
  t.equal((await product(uni!)).state, 'active')
})

t.test('the old half ends behind the new one when its work is done', async t => {
  const { url, added, deleted, taskOf } = await move()
  await finish(taskOf(deleted))
  await finish(taskOf(added))
  t.equal((await must(customer.get(url))).state, 'completed')
  t.equal((await product(uni!)).state, 'terminated')
  t.equal((await product(added.inventory.product)).state, 'active')
})
