import type { CommandStep, Effect, UnitOfWork } from 'plugboard'
import { dispatchableAddress } from '../helpers/address-text.ts'

/** A site that has got another address takes back what was validated of the old one. */
export const takeValidationsBack = {
  name: 'takeValidationsBack',
  run: async (uow: UnitOfWork, { id }: CommandStep) => {
    const site = await uow.load('ServiceSite', id)
    for (const location of await uow.find('RegisteredLocation', { site: id })) {
      if (!uow.can('RegisteredLocation', location.state, 'invalidate')) continue
      // Another telephone number of the site's contact, say, moves nobody.
      if (location.validatedAddress === dispatchableAddress(site, location)) continue
      await uow.perform({
        object: 'RegisteredLocation',
        id: location.id,
        transition: 'invalidate',
        as: 'system',
      })
    }
  },
} satisfies Effect
