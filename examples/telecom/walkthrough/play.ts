import { change } from './chapters/change.ts'
import { deliver } from './chapters/deliver.ts'
import { showInstalled } from './chapters/installed.ts'
import { quoteAndOrder } from './chapters/order.ts'
import { qualify } from './chapters/qualify.ts'
import { setTheStage } from './stage.ts'

/**
 * Plays a whole business through the HTTP API of a server with the demonstration's data, and gives an account
 * of it.
 *
 * @param address of the server, such as `http://127.0.0.1:3000`
 * @param print takes the account line by line
 * @throws where anything goes another way than it should
 */
export async function play(address: string, print: (line: string) => void): Promise<void> {
  const stage = await setTheStage(address, print)
  await qualify(stage)
  const order = await quoteAndOrder(stage)
  await deliver(stage, order)
  await change(stage, await showInstalled(stage))
}
