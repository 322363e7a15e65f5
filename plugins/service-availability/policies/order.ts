import type { PolicyEditor } from 'plugboard'
import { noSiteIsRed, sitesAreQualified, yellowSitesAreSurveyed } from './sites-of-order.ts'

/** What is ordered can be delivered, as far as anybody knows. */
export const orderChanges = (policy: PolicyEditor) =>
  policy
    .require('submit', noSiteIsRed)
    .require('submit', yellowSitesAreSurveyed)
    .require('submit', sitesAreQualified)
