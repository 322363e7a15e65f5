import { RE2JS } from 're2js'

/**
 * How the patterns of specifications are matched: in a time that grows with the text alone, whatever the
 * pattern. JavaScript's own expressions may take for ever over a short text, and hold up everybody. What
 * cannot be matched like this, such as looking ahead, is refused where the specification is kept.
 *
 * @throws Error for a pattern that is none, or wants more
 */
export const linearPatterns = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern)
    return {
      test: (text: string) => compiled.matcher(text).find(),
      // By this Ajv tells patterns apart.
      toString: () => pattern,
    }
  },
  { code: 'linearPatterns' },
)
