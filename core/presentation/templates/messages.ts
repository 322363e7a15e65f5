/** Texts by language, then by key. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The text of a key, with `{name}` replaced by what is given for it. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/**
 * The texts of all plugins by language. A key that a language lacks is told in English, one that
 * nobody has as it is, so that its absence shows.
 *
 * @param sources the messages of the plugins; no two have the same key
 * @returns the texts for a locale such as `de-AT`, which falls back to `de` and then to `en`
 * @example createMessages([{ en: { 'core.signIn': 'Sign in' } }])('en')('core.signIn') // 'Sign in'
 */
export function createMessages(sources: readonly Messages[]): (locale: string) => Translate {
  const catalogues = new Map<string, Map<string, string>>()
  for (const [language, texts] of sources.flatMap(source => Object.entries(source))) {
    const catalogue = catalogues.get(language) ?? new Map<string, string>()
    for (const [key, text] of Object.entries(texts)) catalogue.set(key, text)
    catalogues.set(language, catalogue)
  }
  return locale => {
    const languages = [locale, locale.split('-')[0] ?? locale, 'en']
    return (key, values = {}) => {
      const found = languages.map(language => catalogues.get(language)?.get(key))
      const text = found.find(candidate => candidate !== undefined) ?? key
      return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
        Object.hasOwn(values, name) ? String(values[name]) : whole,
      )
    }
  }
}
