/** An answer as the walkthrough reads it: what it looks for it names. */
// biome-ignore lint/suspicious/noExplicitAny: bodies of any shape are looked into
export type Json = any

/** Somebody of the demonstration, signed in at a server. */
export interface Client {
  get(path: string): Promise<Json>
  post(path: string, body?: object): Promise<Json>
  patch(path: string, body: object): Promise<Json>
  /** A request that is expected to be refused. @returns the problem @throws where it is not refused */
  refused(path: string, body?: object): Promise<Json>
}

/**
 * Signs somebody in.
 *
 * @param address of the server, such as `http://127.0.0.1:3000`
 * @example const customer = await signIn(address, 'customer@acme.example', 'plugboard-demo')
 */
export async function signIn(address: string, email: string, password: string): Promise<Client> {
  const { token } = await must(await call(address, 'POST', '/api/sessions', { email, password }))
  const ask = (method: string, path: string, body?: object) =>
    call(address, method, path, body, token)
  return {
    get: async path => must(await ask('GET', path)),
    post: async (path, body = {}) => must(await ask('POST', path, body)),
    patch: async (path, body) => must(await ask('PATCH', path, body)),
    async refused(path, body = {}) {
      const answer = await ask('POST', path, body)
      if (answer.status < 400) throw new Error(`${path} should have been refused`)
      return answer.json()
    },
  }
}

function call(address: string, method: string, path: string, body?: object, token?: string) {
  return fetch(address + path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

async function must(answer: Response): Promise<Json> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
