/**
 * The order in which a reader asks servers: always the same for one reader, in every process, and spread
 * evenly over readers (rendezvous hashing). A server that is missing moves only the readers it had.
 */
export function spread<Server extends { readonly name: string }>(
  reader: string,
  servers: readonly Server[],
): Server[] {
  const weighed = servers.map(server => ({ server, weight: hash(`${reader} ${server.name}`) }))
  return weighed.sort((a, b) => b.weight - a.weight).map(({ server }) => server)
}

/** FNV-1a with a last stir, so that texts that differ little differ everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
