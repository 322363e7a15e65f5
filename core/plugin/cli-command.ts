import type { UnitOfWork } from '../database/unit-of-work.ts'
import { PlugboardError } from '../errors.ts'
import type { FactReads } from '../transition/fact-reads.ts'
import type { Ports } from './port.ts'

/** A word that a command takes, by its place. Those that may be left out come last. */
export interface CliArgument {
  /** What it is, for `--help`. */
  readonly title: string
  readonly optional?: boolean
}

/** A flag: a switch, or, where it names a `value`, something that is given. */
export interface CliFlag {
  /** What it does, for `--help`. */
  readonly title: string
  /** What is given, in one word: `--format <format>`. */
  readonly value?: string
  /** What may be given; anything where absent. */
  readonly choices?: readonly string[]
  /** What counts where nothing is given. */
  readonly initial?: string
}

type Arguments = Readonly<Record<string, CliArgument>>
type Flags = Readonly<Record<string, CliFlag>>

/** What was typed: arguments and flags by their names. */
export type CliInput<Words extends Arguments = Arguments, Options extends Flags = Flags> = {
  readonly [Name in keyof Words]: Words[Name] extends { optional: true }
    ? string | undefined
    : string
} & { readonly [Name in keyof Options]: FlagValue<Options[Name]> }

type FlagValue<Flag extends CliFlag> = Flag extends { value: string }
  ? Flag extends { initial: string }
    ? OneOf<Flag>
    : OneOf<Flag> | undefined
  : boolean

type OneOf<Flag> = Flag extends { choices: readonly (infer Choice)[] } ? Choice : string

/** Tells how far something is: a bar on a terminal, a line at each tenth elsewhere, always on stderr. */
export interface Progress {
  /** So many more are done; 1 where absent. */
  advance(count?: number): void
}

/** What a command works with, besides what was typed. */
export interface CliContext<Options = unknown> {
  /** The validated options of the plugin that brings the command. */
  readonly options: Options
  readonly reads: FactReads
  readonly ports: Ports
  /** Opens a unit of work as the system, caused by the command line. Like all, it may run more than once. */
  transact<Result>(work: (uow: UnitOfWork) => Promise<Result>): Promise<Result>
  /** Prints a line on stdout: what was asked for, and nothing else. */
  say(line: string): void
  /** Prints a line on stderr, for whoever is watching. */
  note(line: string): void
  /** Begins to show how far something is; a former one ends. */
  progress(title: string, total: number): Progress
}

/** A command of a plugin. Made by {@link cliCommand}. */
export interface CliCommand<Options = unknown> {
  /** Two words, the group and the command: `catalog import`. */
  readonly name: string
  readonly title: string
  readonly arguments: Arguments
  readonly flags: Flags
  readonly run: (context: CliContext<Options>, input: CliInput) => Promise<number | undefined>
}

/**
 * Defines a command of `plugboard`: `npx plugboard catalog import prices.csv --dry-run`. What it is given
 * is typed by what it declares; a flag's name is typed in kebab-case on the command line.
 *
 * `run` returns the exit status, 0 where nothing. What it throws ends with status 1: a PlugboardError is
 * told as its code, its message and its `errors`, one on a line.
 *
 * @param definition.name two words, of which the first is one plugin's alone
 * @throws PLUGIN_INVALID where the names cannot be typed like this
 * @example
 * export const importFootprint = cliCommand({
 *   name: 'availability import',
 *   title: 'Load the footprint from a CSV file',
 *   arguments: { file: { title: 'the file' } },
 *   flags: { dryRun: { title: 'only check it' } },
 *   async run({ transact, say }, { file, dryRun }) {
 *     const rows = await readFootprint(file)
 *     if (!dryRun) await transact(uow => keepFootprint(uow, rows))
 *     say(`${rows.length} buildings`)
 *   },
 * })
 */
export function cliCommand<
  const Words extends Arguments = Record<never, never>,
  const Given extends Flags = Record<never, never>,
  Options = unknown,
>(definition: {
  readonly name: `${string} ${string}`
  readonly title: string
  readonly arguments?: Words
  readonly flags?: Given
  readonly run: (
    context: CliContext<Options>,
    input: CliInput<Words, Given>,
  ) => Promise<number | undefined>
}): CliCommand<Options> {
  const { name, title, arguments: words = {}, flags = {}, run } = definition
  checkNames(name, Object.keys(words), Object.keys(flags))
  return Object.freeze({
    ...{ name, title, arguments: words, flags },
    run: (context: CliContext<Options>, input: CliInput) => run(context, input as never),
  })
}

function checkNames(name: string, words: readonly string[], flags: readonly string[]): void {
  const refuse = (fault: string, remedy: string) =>
    new PlugboardError('PLUGIN_INVALID', { detail: `The command "${name}" ${fault}`, remedy })
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)* [a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw refuse('is not named by two words', 'Name a group and a command: "catalog import"')
  }
  const wrong = [...words, ...flags].find(word => !/^[a-z][a-zA-Z0-9]*$/.test(word))
  if (wrong !== undefined) {
    throw refuse(`names "${wrong}", which is not in camelCase`, 'Write it like `dryRun`')
  }
  const twice = flags.find(flag => words.includes(flag))
  if (twice !== undefined) {
    throw refuse(`has an argument and a flag named "${twice}"`, 'Rename one of them')
  }
}
