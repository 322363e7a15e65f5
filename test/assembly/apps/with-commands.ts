/** An application with a plugin that has commands of the command line. */
import { cliCommand, createAccount, definePlugin, PlugboardError, Type } from 'plugboard'
import prices from '../../../examples/bookshop/price-list.ts'

const count = cliCommand({
  name: 'ledger count',
  title: 'Count the accounts',
  flags: { sure: { title: 'stay calm whatever there are' } },
  async run({ reads, say }, { sure }) {
    const { items } = await reads.list('Account')
    say(`${items.length} accounts`)
    return sure || items.length > 0 ? undefined : 3
  },
})

const open = cliCommand({
  name: 'ledger open',
  title: 'Open accounts',
  arguments: { name: { title: 'its name' }, other: { title: 'another', optional: true } },
  flags: {
    inCurrency: { title: 'of which', value: 'currency', choices: ['USD', 'EUR'], initial: 'USD' },
    fail: { title: 'fail behind them', value: 'how' },
  },
  async run({ transact, say, note, progress, options }, { name, other, inCurrency, fail }) {
    const names = other === undefined ? [name] : [name, other]
    await transact(async uow => {
      const opened = progress('Opening', names.length)
      for (const one of names) {
        const made = `${(options as { prefix: string }).prefix} ${one}`
        await createAccount(uow, { name: made, currency: inCurrency })
        opened.advance()
      }
      if (fail === 'badly') throw new Error('Badly')
      if (fail !== undefined) {
        throw new PlugboardError('INPUT_INVALID', {
          detail: 'One line is wrong',
          errors: [{ pointer: 'line 7', message: 'is longer than the others' }],
        })
      }
    })
    note('Done.')
    say(names.join())
  },
})

const ledger = definePlugin({
  ...{ name: 'ledger', version: '1.0.0', core: '^0.1.0', title: 'The ledger' },
  options: Type.Object({ prefix: Type.String() }),
  cli: [count, open],
})

export default { plugins: [prices, ledger.with({ prefix: 'Shop' })] }
