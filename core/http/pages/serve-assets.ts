import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { HttpServices } from '../services.ts'
import { pageOptions } from './page-routes.ts'

/** Serves what lies in `assets/` of each plugin's views under `/assets/<plugin>/`. */
export async function serveAssets(app: FastifyInstance, { plugins }: HttpServices): Promise<void> {
  for (const { name, views } of plugins.plugins) {
    if (!views) continue
    const root = fileURLToPath(new URL('./assets/', views))
    if (!existsSync(root)) continue
    await app.register(async scope => {
      scope.addHook('onRoute', route => {
        Object.assign(route, pageOptions('asset', true))
      })
      await scope.register(fastifyStatic, {
        root,
        prefix: `/assets/${name}/`,
        decorateReply: false,
        index: false,
        maxAge: 3_600_000,
      })
    })
  }
}
