/**
 * The bookshop as a process of its own that kills itself while it stores a file, or when it has:
 * tells its address on a line.
 */
import {
  createApp,
  definePlugin,
  FileStore,
  type FileStoreContract,
  folderStore,
  provide,
} from 'plugboard'
import prices from '../../examples/bookshop/price-list.ts'

const [url, folder, moment] = process.argv.slice(2)
if (url === undefined || folder === undefined) throw new Error('Name the database and a folder')

const die = () => process.kill(process.pid, 'SIGKILL')

async function* halfOf(content: AsyncIterable<Uint8Array>) {
  for await (const chunk of content) {
    yield chunk.subarray(0, chunk.byteLength / 2)
    die()
    yield chunk.subarray(chunk.byteLength / 2)
  }
}

const deadly = definePlugin({
  ...{ name: 'deadly-store', version: '1.0.0', core: '*' },
  providers: [
    provide(FileStore, (): FileStoreContract => {
      const store = folderStore(folder)
      return {
        ...store,
        async put(content, limit, key) {
          const source = moment === 'during' ? halfOf(content) : content
          const stored = await store.put(source, limit, key)
          die()
          return stored
        },
      }
    }),
  ],
})
const plugins = [prices, deadly]
const app = await createApp({ plugins, database: { url }, logger: false, role: 'web' })
console.log(await app.listen({ port: 0 }))
