import { definePlugin, part, Type } from 'plugboard'

/** A plugin that nobody has made a migration for. */
const ribbon = definePlugin({
  name: 'ribbon',
  version: '1.0.0',
  core: '*',
  parts: [part('Order', 'ribbon', { colour: Type.String({ maxLength: 20 }) })],
})

export default { plugins: [ribbon] }
