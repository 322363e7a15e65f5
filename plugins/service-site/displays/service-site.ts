import { type DisplayEditor, Type } from 'plugboard'
import { type AddressParts, civicAddressText } from '../helpers/address-text.ts'

/** A site's address in one line, for whoever prints it. */
export const serviceSiteDisplay = (display: DisplayEditor) =>
  display.add({
    name: 'address',
    label: 'Address',
    schema: Type.String(),
    after: 'siteCode',
    value: site => civicAddressText(site as unknown as AddressParts),
  })
