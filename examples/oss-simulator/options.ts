import { Command, InvalidArgumentError, Option } from 'commander'

/** What the command line says; rates are from 0 to 1. */
export interface SimulatorOptions {
  readonly port: number
  readonly host: string
  /** Decides, with its name, what befalls a message or an order. */
  readonly seed: number
  /** The mean time between two steps of the work on an order, in milliseconds. */
  readonly step: number
  /** Requests wait up to so many milliseconds before they are looked at. */
  readonly delay: number
  /** Requests answered with 503, and not looked at. */
  readonly fail: number
  /** Requests that arrive twice, and notifications sent twice. */
  readonly repeat: number
  /** Notifications that are overtaken by later ones. */
  readonly reorder: number
  /** Requests lost on their way, answers lost on theirs, notifications never sent. */
  readonly lose: number
  /** Service orders that are rejected. */
  readonly reject: number
  /** Service orders whose work fails. */
  readonly fallout: number
  /** Service orders that come into jeopardy on their way. */
  readonly jeopardy: number
  /** The bearer token that clients must send; none is asked for where absent. */
  readonly token?: string
  /** The bearer token sent along with notifications. */
  readonly listenerToken?: string
  /** The file that stands for the OSS's database: what is in it survives a kill. */
  readonly journal?: string
}

/**
 * Reads the command line; says what is wrong with it and ends the process, as `--help` does.
 *
 * @param args without the names of node and of the script
 */
export function readOptions(args: readonly string[]): SimulatorOptions {
  const rate = (flag: string, text: string) =>
    new Option(`--${flag} <rate>`, `${text}, 0 to 1`).argParser(toRate).default(0)
  const command = new Command('oss-simulator')
    .description('A small OSS that speaks TMF641 v4, and may lose, repeat and reorder messages')
    .option('--port <port>', 'where it listens; 0: any free one', toInteger, 4641)
    .option('--host <host>', 'the address that it listens at', '127.0.0.1')
    .option('--seed <number>', 'decides who is struck by faults', toInteger, 1)
    .option('--step <ms>', 'mean time between two steps of the work', toInteger, 1_000)
    .option('--delay <ms>', 'requests wait up to so long', toInteger, 0)
    .addOption(rate('fail', 'requests answered with 503'))
    .addOption(rate('repeat', 'messages that come twice'))
    .addOption(rate('reorder', 'notifications overtaken by later ones'))
    .addOption(rate('lose', 'requests, answers and notifications lost'))
    .addOption(rate('reject', 'service orders rejected'))
    .addOption(rate('fallout', 'service orders whose work fails'))
    .addOption(rate('jeopardy', 'service orders that come into jeopardy'))
    .option('--token <token>', 'the bearer token that clients must send')
    .option('--listener-token <token>', 'the bearer token sent with notifications')
    .option('--journal <file>', 'keeps the memory over a restart, as a database would')
  return command.parse([...args], { from: 'user' }).opts<SimulatorOptions>()
}

function toRate(text: string): number {
  const rate = Number(text)
  if (text.trim() !== '' && rate >= 0 && rate <= 1) return rate
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}

function toInteger(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}
