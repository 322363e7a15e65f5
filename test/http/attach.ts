import type { TestClient } from 'plugboard/testing'

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** Sends a file as a form does. */
export async function attach(
  who: TestClient,
  url: string,
  name: string,
  content: Buffer | string,
  headers: Record<string, string> = {},
  field = 'file',
) {
  const form = new FormData()
  form.append(field, new Blob([content]), name)
  const message = new Response(form)
  const type = message.headers.get('content-type') ?? ''
  const payload = Buffer.from(await message.arrayBuffer())
  return who.call('POST', url, payload, { 'content-type': type, ...headers })
}
