import { PlugboardError } from '../../errors.ts'
import { bytesText } from './bytes-text.ts'

export function tooLarge(limit: number): PlugboardError {
  const most = bytesText(limit, 'en')
  return new PlugboardError('FILE_TOO_LARGE', {
    detail: `The file is larger than ${most}`,
    remedy: 'Send a smaller one, or have the setting attachment.largestBytes raised',
    errors: [{ pointer: '/file', message: `must not be larger than ${most}` }],
    data: { limit },
  })
}

export function typeRefused(fileName: string, accepted: readonly string[]): PlugboardError {
  return new PlugboardError('FILE_TYPE_REFUSED', {
    detail: `Files such as "${fileName}" are not accepted`,
    remedy: `Send one that ends in ${accepted.map(ending => `.${ending}`).join(', ')}`,
    errors: [{ pointer: '/file', message: 'is of a kind that is not accepted', allowed: accepted }],
  })
}

export function isEmpty(): PlugboardError {
  return new PlugboardError('INPUT_INVALID', {
    detail: 'The file is empty',
    errors: [{ pointer: '/file', message: 'has no content' }],
  })
}
