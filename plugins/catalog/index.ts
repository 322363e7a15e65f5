import { Discounts, definePlugin, OfferingSource, provide } from 'plugboard'
import { exportCatalog } from './cli/export-catalog.ts'
import { importCatalog } from './cli/import-catalog.ts'
import { errors } from './errors.ts'
import { catalogDiscounts } from './helpers/catalog-discounts.ts'
import { catalogOfferings } from './helpers/catalog-offerings.ts'
import { migrations } from './migrations/index.ts'
import { productOffering } from './objects/product-offering.ts'
import { productOfferingDiscount } from './objects/product-offering-discount.ts'
import { productOfferingPrice } from './objects/product-offering-price.ts'
import { productOfferingRelationship } from './objects/product-offering-relationship.ts'
import { productSpecification } from './objects/product-specification.ts'
import { bundlesAreWhole } from './policies/bundles-are-whole.ts'
import { relationshipsAreKept } from './policies/relationships-are-kept.ts'
import { sellerDiscountLimit } from './settings.ts'

export {
  createDiscount,
  createOffering,
  createPrice,
  createPrices,
  createRelationship,
  createSpecification,
  type NewDiscount,
  type NewOffering,
  type NewPrice,
  type NewRelationship,
  type NewSpecification,
} from './helpers/catalog-factory.ts'
export {
  productOffering,
  productOfferingDiscount,
  productOfferingPrice,
  productOfferingRelationship,
  productSpecification,
}

/** The catalogue is shared by all accounts: whoever may order may read it. The staff reads everything. */
const readers = [
  'ProductSpecification',
  'ProductOffering',
  'ProductOfferingPrice',
  'ProductOfferingRelationship',
].map(subject => ({ action: 'read', subject }))

/** What is sold, how it is configured, and what it costs: in tables. */
export default definePlugin({
  name: 'catalog',
  version: '0.1.0',
  core: '^0.1.0',
  title: 'Product catalogue',
  objects: [
    productSpecification,
    productOffering,
    productOfferingPrice,
    productOfferingDiscount,
    productOfferingRelationship,
  ],
  policies: {
    Order: policy =>
      policy.require('submit', relationshipsAreKept).require('submit', bundlesAreWhole),
  },
  settings: [sellerDiscountLimit],
  providers: [provide(OfferingSource, catalogOfferings), provide(Discounts, catalogDiscounts)],
  grants: { viewer: readers, buyer: readers, accountAdministrator: readers },
  cli: [importCatalog, exportCatalog],
  errors,
  migrations,
})
