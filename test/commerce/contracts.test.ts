import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderStore, type Mail, type PriceListEntry, priceList, Type } from 'plugboard'
import {
  type ContractCase,
  fileStoreContract,
  mailerContract,
  offeringSourceContract,
  taxContract,
} from 'plugboard/testing'
import t, { type Test } from 'tap'

/** Runs a contract's cases as tests. */
async function keeps(t: Test, cases: readonly ContractCase[]): Promise<void> {
  for (const { name, run } of cases) await t.resolves(run(), name)
}

const context = { accountId: 'a', currency: 'USD', now: '2026-03-01T12:00:00.000Z' }

const entry: PriceListEntry = {
  offering: 'moby-dick',
  name: 'Moby-Dick',
  currency: 'USD',
  oneTime: 1_299,
  characteristics: Type.Object(
    { format: Type.Enum(['paper', 'hard']) },
    { additionalProperties: false },
  ),
}
const sample = {
  context,
  valid: { offering: 'moby-dick', quantity: 1, characteristics: { format: 'hard' } },
  wrong: { offering: 'moby-dick', quantity: 1, characteristics: { format: 'stone' } },
}

t.test('the price list keeps the contract of OfferingSource', async t => {
  await keeps(
    t,
    offeringSourceContract(() => priceList([entry]), sample),
  )
})

t.test(
  'the folder keeps the contract of FileStore, and leaves nothing of what was refused',
  async t => {
    const folder = await mkdtemp(join(tmpdir(), 'plugboard-files-'))
    t.teardown(() => rm(folder, { recursive: true }))
    await keeps(
      t,
      fileStoreContract(() => folderStore(folder)),
    )
    const left = await readdir(folder, { recursive: true, withFileTypes: true })
    t.equal(
      left.filter(file => file.isFile()).length,
      3,
      'of the three files that were put and kept',
    )
  },
)

t.test('a contract notices who does not keep it', async t => {
  const failures = async (cases: readonly ContractCase[]) => {
    const ran = await Promise.all(
      cases.map(({ run }) =>
        run().then(
          () => 0,
          () => 1,
        ),
      ),
    )
    return ran.reduce<number>((sum, failed) => sum + failed, 0)
  }
  const cents = priceList([{ ...entry, oneTime: 12.99 }])
  t.equal(await failures(offeringSourceContract(() => cents, sample)), 1, 'parts of a cent')
  const forgetful = { ...priceList([entry]), list: async () => [] }
  t.equal(await failures(offeringSourceContract(() => forgetful, sample)), 1, 'an empty list')
  const [priced] = await priceList([entry]).price([sample.valid], context)
  const short = { ...priced, lines: [{ kind: 'oneTime', name: 'x', currency: 'USD', amount: 1 }] }
  const careless = { ...priceList([entry]), price: async (all: unknown[]) => all.map(() => short) }
  t.ok(
    (await failures(offeringSourceContract(() => careless as never, sample))) > 0,
    'lines of another sum',
  )
  const lines = [{ offering: 'x', oneTime: 100, recurring: 0 }]
  const flat = { assess: async () => [[{ name: 'Flat', oneTime: 5, recurring: 0 }]] }
  t.equal(await failures(taxContract(() => flat, { lines, context })), 1, 'tax on nothing')
  const fair = {
    assess: async (given: typeof lines) =>
      given.map(({ oneTime }) => [{ name: 'VAT', oneTime: Math.round(oneTime / 5), recurring: 0 }]),
  }
  t.equal(await failures(taxContract(() => fair as never, { lines, context })), 0)
  const box: Mail[] = []
  const mailer = { send: async (mail: Mail) => void box.push(mail) }
  const delivered = async (to: string) => box.filter(mail => mail.to === to)
  t.equal(await failures(mailerContract(() => mailer, delivered)), 0)
})
