import { setTimeout as sleep } from 'node:timers/promises'
import { definePlugin, type Plugin, provide, type RecordOf } from 'plugboard'
import { cancelOssOrder, type Json, type OssAnswer, OssClient } from 'plugboard/plugins/oss-gateway'
import { manualClock, type TestContext } from 'plugboard/testing'
import { ossShop } from './oss-shop.ts'

type Answer = OssAnswer<Json>
type Call =
  | 'amend'
  | 'create'
  | 'read'
  | 'find'
  | 'cancel'
  | 'readCancellation'
  | 'listen'
  | 'probe'

export const down: Answer = { kind: 'unavailable', reason: 'ECONNREFUSED', isCertain: true }
export const silent: Answer = { kind: 'unavailable', reason: 'timeout', isCertain: false }

export function ok(value: Json): Answer {
  return { kind: 'ok', value }
}

export function serviceOrder(state: string, more: Json = {}): Answer {
  return ok({ id: 'SO-1', state, ...more })
}

/** What it answers where a test says nothing else. */
const usual: Readonly<Record<Call, Answer>> = {
  create: serviceOrder('acknowledged'),
  read: serviceOrder('acknowledged'),
  find: { kind: 'absent' },
  amend: serviceOrder('acknowledged'),
  cancel: ok({ id: 'C-1', state: 'accepted' }),
  readCancellation: ok({ id: 'C-1', state: 'accepted' }),
  listen: ok({}),
  probe: ok({}),
}

/** An OSS whose every answer a test decides, in the place of the one that speaks TMF641. */
export function scriptedOss() {
  const calls: { readonly name: Call; readonly args: readonly unknown[] }[] = []
  const answers: Record<Call, Answer> = { ...usual }
  const answer =
    (name: Call) =>
    async (...args: readonly unknown[]) => {
      calls.push({ name, args })
      return answers[name]
    }
  const plugin = definePlugin({
    name: 'scripted-oss',
    version: '1.0.0',
    core: '*',
    needs: { 'oss-gateway': '*' },
    providers: [
      provide(OssClient, () => ({
        create: answer('create'),
        amend: answer('amend'),
        read: answer('read'),
        find: answer('find'),
        cancel: answer('cancel'),
        readCancellation: answer('readCancellation'),
        listen: answer('listen'),
        probe: answer('probe'),
      })),
    ],
  })
  return {
    plugin,
    answers,
    calls,
    /** As at first, for the next test. */
    reset() {
      calls.length = 0
      Object.assign(answers, usual)
    },
    count: (name: Call) => calls.filter(call => call.name === name).length,
  }
}

/** A shop with a scripted OSS, one service order, and a clock that a test moves. */
export async function scriptedShop(t: TestContext, plugins: readonly Plugin[] = []) {
  const oss = scriptedOss()
  const clock = manualClock('2026-06-01T12:00:00.000Z')
  const shop = await ossShop(t, 'http://oss.example', {
    plugins: [oss.plugin, ...plugins],
    silence: 600,
    clock,
    retry: { first: 1_000, most: 60_000, attempts: 3 },
    breaker: { failures: 5, first: 10_000, most: 60_000 },
  })
  const { app } = shop
  return {
    ...shop,
    oss,
    clock,
    /** Moves the clock, and performs what is due then. */
    async pass(seconds: number) {
      clock.advance({ milliseconds: seconds * 1_000 })
      await app.sweep()
    },
    async waitFor(id: string, isSo: (ossOrder: RecordOf<'OssOrder'>) => boolean) {
      for (let attempt = 0; attempt < 400; attempt++) {
        const ossOrder = await shop.ossOrder(id)
        if (isSo(ossOrder)) return ossOrder
        await sleep(25)
      }
      throw new Error(`Waited in vain for ${JSON.stringify(await shop.ossOrder(id))}`)
    },
    cancel(id: string) {
      const cause = { kind: 'seed', id: 'test' } as const
      return app.transact(app.actors.system, cause, uow => cancelOssOrder(uow, id, 'Not needed'))
    },
  }
}
