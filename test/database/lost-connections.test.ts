import { CompiledQuery } from 'kysely'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('connections that break in a unit of work are replaced', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const breakIt = () =>
    app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
      uow.executor.executeQuery(CompiledQuery.raw('select pg_terminate_backend(pg_backend_pid())')),
    )
  // More than the pool holds.
  for (let broken = 0; broken < 12; broken++) await t.rejects(breakIt())
  t.equal((await customer.post('/api/orders', {})).status, 201)
  t.equal((await customer.get('/api/orders')).body.items.length, 1)
})

t.test('a unit of work that is over takes no more statements', async t => {
  const { app } = await testApp(t, { plugins: [prices] })
  const select = CompiledQuery.raw('select 1')
  for (const outcome of ['commit', 'rollback']) {
    const executor = await new Promise<{ executeQuery(query: typeof select): Promise<unknown> }>(
      resolve => {
        app
          .transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
            await uow.executor.executeQuery(select)
            const { executor } = uow
            setTimeout(() => resolve(executor), 50)
            if (outcome === 'rollback') throw new Error('no')
          })
          .catch(() => {})
      },
    )
    await t.rejects(executor.executeQuery(select), { code: 'DATABASE_BYPASS' }, outcome)
  }
})
