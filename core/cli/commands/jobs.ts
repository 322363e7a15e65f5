import { Command, Option } from 'commander'
import type { Assembly } from '../../assembly.ts'
import { queueOf } from '../../database/jobs.ts'
import {
  assertQueue,
  type FailedJobs,
  type JobState,
  jobStates,
  retryJobs,
  type StoredJob,
  storedJobs,
} from '../../database/stored-jobs.ts'
import { gather } from '../../plugin/gather.ts'
import { loadApp } from '../load-app.ts'
import { withDatabase } from '../with-database.ts'

type AppFlag = { readonly app?: string }

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `plugboard jobs list` and `plugboard jobs retry`. */
export function jobsCommand(): Command {
  const group = new Command('jobs').description(
    "See the subscribers' jobs, and try failed ones again",
  )
  group
    .command('list')
    .addOption(new Option('--state <state>', 'only those').choices(jobStates))
    .option('--queue <name>', 'only those of one subscriber, as <plugin>.<subscriber>')
    .description('List the jobs that are not done, oldest first')
    .action(async (flags: { state?: JobState; queue?: string }, command: Command) => {
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, assembly) => {
        const jobs = await storedJobs(database, flags)
        // A queue that has jobs may be one that a removed plugin has left.
        if (jobs.length === 0) assertQueue(flags.queue, queuesOf(assembly))
        for (const job of jobs) say(lineOf(job))
        say(sumOf(jobs))
      })
    })
  group
    .command('retry')
    .argument('[id...]', 'jobs that were given up')
    .option('--queue <name>', 'all of one subscriber, as <plugin>.<subscriber>')
    .option('--all', 'all')
    .description('Let jobs that were given up be tried once more')
    .action(async (ids: string[], flags: { queue?: string; all?: true }, command: Command) => {
      const which = chosen(command, ids, flags)
      const app = await loadApp(command.optsWithGlobals<AppFlag>().app)
      await withDatabase(app, async (database, assembly) => {
        const counts = await retryJobs(database, queuesOf(assembly), which)
        for (const [queue, count] of counts) say(`${queue} ${count}`)
        const sum = [...counts.values()].reduce((one, other) => one + other, 0)
        say(sum === 0 ? 'Nothing to do.' : `Will try ${sum} again.`)
      })
    })
  return group
}

function chosen(
  command: Command,
  ids: readonly string[],
  { queue, all }: { readonly queue?: string; readonly all?: true },
): FailedJobs {
  const given: FailedJobs[] = [
    ...(ids.length > 0 ? [{ ids }] : []),
    ...(queue === undefined ? [] : [{ queue }]),
    ...(all ? [{ all }] : []),
  ]
  const [which] = given
  if (which === undefined) command.error('Name jobs by their ids, or give --queue or --all')
  if (given.length > 1) command.error('Of ids, --queue and --all give only one')
  return which
}

function queuesOf({ plugins: { plugins } }: Assembly): string[] {
  return gather(plugins, plugin => plugin.subscribers).map(({ plugin, value: { name } }) =>
    queueOf({ plugin, name }),
  )
}

function lineOf({ tries, since, error, ...job }: StoredJob): string {
  const what = `${job.id} ${job.queue} ${job.state} ${job.event} ${job.object} ${job.subjectId}`
  if (tries === 0) return `${what} since ${since}`
  const often = tries === 1 ? 'once' : `${tries} times`
  const when = job.state === 'waiting' ? '' : `, last ${since}`
  return `${what} tried ${often}${when}${error === null ? '' : `: ${onOneLine(error)}`}`
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}

function sumOf(jobs: readonly StoredJob[]): string {
  if (jobs.length === 0) return 'No jobs.'
  const sums = [...Map.groupBy(jobs, ({ state }) => state)].sort()
  return `${sums.map(([state, those]) => `${those.length} ${state}`).join(', ')}.`
}
