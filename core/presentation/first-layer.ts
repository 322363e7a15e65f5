import type { PluginDefinition } from '../plugin/define.ts'
import { messages } from './messages/en.ts'
import { coreFlows, corePages } from './pages/core-pages.ts'

/** What the core's first layer brings to the core's own plugin value. */
export const firstLayer: Pick<PluginDefinition, 'pages' | 'pageFlows' | 'views' | 'messages'> = {
  pages: corePages,
  pageFlows: coreFlows,
  views: new URL('./views/', import.meta.url),
  messages: { en: messages },
}
