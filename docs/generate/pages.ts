import { environmentPage } from './environment-page.ts'
import { errorsPage } from './errors-page.ts'

/** The pages of the reference that are made from the code, by their path from the repository's root. */
export async function generatedPages(): Promise<Readonly<Record<string, string>>> {
  return {
    'docs/reference/errors.md': await errorsPage(),
    'docs/reference/environment.md': environmentPage(),
  }
}
