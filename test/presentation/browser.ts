import type { App } from 'plugboard'
import type { TestClient } from 'plugboard/testing'

/** A browser without scripts: it keeps its cookie, follows redirects and sends the forms of its page. */
export function browser(app: App, client?: TestClient) {
  const state = { status: 0, text: '', path: '', location: '' }

  async function request(method: 'GET' | 'POST', url: string, form?: Record<string, string>) {
    const reply = await app.server.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        ...(client ? { cookie: `plugboard_session=${client.token}` } : {}),
        ...(method === 'POST'
          ? {
              'content-type': 'application/x-www-form-urlencoded',
              origin: 'http://localhost',
              host: 'localhost',
              'sec-fetch-site': 'same-origin',
            }
          : {}),
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
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
      state.path = url.split('?')[0] ?? url
      return { ...state }
    },
    /** Sends a form of the page by its id, with its hidden fields, and follows where it leads. */
    async send(id: string, entries: Record<string, string> = {}) {
      const form = formOf(state.text, id)
      await request('POST', form.action, { ...form.hidden, ...entries })
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
