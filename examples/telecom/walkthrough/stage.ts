import { demonstrationPassword } from '../demonstration/users.ts'
import { type Client, type Json, signIn } from './client.ts'

/** Who plays, and how the account of it is given. */
export interface Stage {
  readonly customer: Client
  readonly seller: Client
  readonly manager: Client
  readonly worker: Client
  readonly administrator: Client
  /** The customer's sites by name, and its account. */
  readonly sites: ReadonlyMap<string, Json>
  readonly account: string
  /** Begins a chapter of the account. */
  chapter(title: string): void
  /** Tells one thing that happened. */
  say(line: string): void
}

/** Signs everybody in who takes part. */
export async function setTheStage(address: string, print: (line: string) => void): Promise<Stage> {
  const people = [
    ...['customer@acme.example', 'agent@carrier.example', 'orders@carrier.example'],
    ...['provisioning@carrier.example', 'admin@carrier.example'],
  ]
  const clients = await Promise.all(
    people.map(email => signIn(address, email, demonstrationPassword)),
  )
  const [customer, seller, manager, worker, administrator] = clients as [
    ...[Client, Client, Client, Client, Client],
  ]
  const { items } = await customer.get('/api/service-sites')
  let chapters = 0
  return {
    ...{ customer, seller, manager, worker, administrator },
    sites: new Map(items.map((site: Json) => [site.name, site])),
    account: items[0].account,
    chapter: title => print(`\n${++chapters}. ${title}`),
    say: line => print(`   ${line}`),
  }
}

/** An amount in words, such as `$1,234.00`. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  return (amount / 100).toLocaleString('en-US', { style: 'currency', currency })
}

/** A day so many days from now, `2026-03-29`. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
