import type { Assembly } from './assembly.ts'
import type { Actor } from './database/actor.ts'
import type { SubscribedHandler } from './database/jobs.ts'
import { type TransactionContext, transact } from './database/transact.ts'
import { gather } from './plugin/gather.ts'
import type { Ports } from './plugin/port.ts'

/**
 * The plugins' subscribers, each with what it works with: the options of its plugin, the ports, and
 * units of work as the system.
 *
 * @param context asked when a job runs: it holds the journal, which hands events to these very jobs
 */
export function subscribedHandlers(
  { plugins: { plugins, options } }: Assembly,
  services: {
    readonly ports: Ports
    readonly system: Actor
    readonly context: () => TransactionContext
  },
): SubscribedHandler[] {
  const { ports, system, context } = services
  return gather(plugins, plugin => plugin.subscribers).map(({ plugin, value }) => ({
    plugin,
    name: value.name,
    event: value.event,
    ...(value.concurrency === undefined ? {} : { concurrency: value.concurrency }),
    handle: event =>
      value.handle(event, {
        // The plugin's own schema has vouched for them.
        options: options.get(plugin) as never,
        ports,
        transact: work => transact(context(), system, { kind: 'event', id: event.id }, work),
      }),
  }))
}
