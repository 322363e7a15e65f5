import { PlugboardError } from '../../errors.ts'

/**
 * The name that a file is kept under: without folders, and without characters that name no file
 * anywhere or turn the writing around.
 *
 * @throws INPUT_INVALID when nothing is left
 */
export function cleanFileName(given: string | undefined): string {
  const name = (given ?? '')
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (name !== '') return shortened(name)
  throw new PlugboardError('INPUT_INVALID', {
    detail: 'The file has no name',
    errors: [{ pointer: '/file', message: 'needs a file name', code: 'required' }],
  })
}

/** At most 255 characters, the ending kept. */
function shortened(name: string): string {
  const characters = [...name]
  if (name.length <= 255) return name
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  let kept = ''
  for (const character of characters) {
    if (kept.length + character.length + ending.length > 255) break
    kept += character
  }
  return kept + ending
}
