import type { App } from 'plugboard'
import type { TestClient } from 'plugboard/testing'

/** A browser without scripts: it keeps its cookie, follows redirects and sends the forms of its page. */
export function browser(app: App, client?: TestClient) {
  const state = { status: 0, text: '', path: '', location: '' }

  async function request(method: 'GET' | 'POST', url: string, form?: URLSearchParams | FormData) {
    const message = new Response(form ?? null)
    const reply = await app.server.inject({
      method,
      url: url.split('#')[0] ?? url,
      headers: {
        accept: 'text/html',
        ...(client ? { cookie: `plugboard_session=${client.token}` } : {}),
        ...(method === 'POST'
          ? {
              'content-type': message.headers.get('content-type') ?? '',
              origin: 'http://localhost',
              host: 'localhost',
              'sec-fetch-site': 'same-origin',
            }
          : {}),
      },
      ...(form ? { payload: Buffer.from(await message.arrayBuffer()) } : {}),
    })
    state.status = reply.statusCode
    state.text = reply.body
    state.location = String(reply.headers.location ?? '')
    return reply
  }

  const page = {
    get status() {
      return state.status
    },
    get text() {
      return state.text
    },
    /** Where the browser stands, without the query. */
    get path() {
      return state.path
    },
    async get(url: string) {
      await request('GET', url)
      state.path = url.split(/[?#]/)[0] ?? url
      return { ...state }
    },
    /** Sends a form of the page by its id, with its hidden fields, and follows where it leads. */
    async send(id: string, entries: Record<string, string> = {}) {
      const { action, hidden } = formOf(state.text, id)
      await request('POST', action, new URLSearchParams({ ...hidden, ...entries }))
      if (state.status === 303) await page.get(state.location)
      return { ...state }
    },
    /** Sends a form that the page has not. */
    async post(url: string, entries: Record<string, string> = {}) {
      await request('POST', url, new URLSearchParams(entries))
      return { ...state }
    },
    /** Sends a form that asks for a file; a browser in which none was chosen sends one without a name. */
    async upload(id: string, name: string, content: string | Uint8Array<ArrayBuffer>) {
      const { action, hidden } = formOf(state.text, id)
      const form = new FormData()
      for (const [key, value] of Object.entries(hidden)) form.append(key, value)
      form.append('file', new Blob([content]), name)
      await request('POST', action, form)
      if (state.status === 303) await page.get(state.location)
      return { ...state }
    },
  }
  return page
}

function formOf(html: string, id: string): { action: string; hidden: Record<string, string> } {
  for (const [form, action = ''] of html.matchAll(/<form[^>]* action="([^"]*)"[\s\S]*?<\/form>/g)) {
    const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const hidden = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
    if (hidden._form === id) return { action, hidden }
  }
  throw new Error(`The page has no form "${id}"`)
}
