import type { Json } from '../client.ts'
import { money, type Stage } from '../stage.ts'

/** What the customer has now. @returns the products by offering, oldest first */
export async function showInstalled(stage: Stage): Promise<readonly Json[]> {
  stage.chapter('What is installed')
  const { items } = await stage.customer.get('/api/products?state=active&limit=200&sort=createdAt')
  for (const product of items) {
    stage.say(
      `${product.name} ${product.circuitId ?? ''}: ${money(product.recurring)} a month, ${product.term ?? 1} months`,
    )
  }
  if (items.length < 5) throw new Error(`Only ${items.length} products are installed`)
  return items
}
