import { addressKey } from 'plugboard/plugins/service-availability'
import type { Json } from '../client.ts'
import type { Stage } from '../stage.ts'

const offering = 'ethernet-uni'

/** The carrier tells where its fibre lies; the customer asks for three sites at once. */
export async function qualify({ administrator, customer, sites, ...stage }: Stage): Promise<void> {
  stage.chapter('Can the sites be served?')
  await layFibre(administrator, sites)
  const names = ['Headquarters', 'Warehouse', 'Boston office']
  const { items } = await customer.post('/api/offering-qualifications/batch', {
    items: names.map(name => ({
      offering,
      site: sites.get(name).id,
      characteristics: { portSpeed: '1G' },
    })),
  })
  for (const [index, name] of names.entries()) {
    if (items[index].errors) throw new Error(JSON.stringify(items[index].errors))
    const { serviceabilityConfidence, installationInterval, alternatives } = items[index]
    const interval = installationInterval ? `, ${installationInterval} business days` : ''
    stage.say(`${name}: ${serviceabilityConfidence}${interval}`)
    for (const other of alternatives) {
      stage.say(
        `  instead: ${other.offering} by ${other.technology}, ${other.bandwidthMbps} Mbit/s`,
      )
    }
  }
  const colours = items.map((answer: Json) => answer.serviceabilityConfidence).join()
  await refuseRed(stage, { customer, site: sites.get('Boston office') })
  await askForSurvey(stage, { customer, qualification: items[1] })
  if (colours !== 'green,yellow,red') throw new Error(`Expected other colours than ${colours}`)
}

async function refuseRed(
  { say }: Pick<Stage, 'say'>,
  { customer, site }: Pick<Stage, 'customer'> & { site: Json },
): Promise<void> {
  const { id } = await customer.post('/api/orders', {
    items: [
      {
        ...{ offering: 'ethernet-uni', telecom: { siteA: site.id } },
        characteristics: { portSpeed: '1G', address: '100 Federal St' },
      },
    ],
  })
  const problem = await customer.refused(`/api/orders/${id}/actions/submit`)
  say(`An order for the red site is refused: ${problem.detail}`)
  await customer.post(`/api/orders/${id}/actions/cancel`)
}

async function askForSurvey(
  { say }: Pick<Stage, 'say'>,
  { customer, qualification }: Pick<Stage, 'customer'> & { qualification: Json },
): Promise<void> {
  const survey = await customer.post('/api/site-surveys', { qualification: qualification.id })
  say(`A survey of the yellow site is ${survey.state}`)
}

async function layFibre(carrier: Stage['administrator'], sites: Stage['sites']): Promise<void> {
  const building = (name: string, distanceMetres: number, technology = 'fiber') =>
    carrier.post('/api/footprint-buildings', {
      ...{ addressKey: addressKey(sites.get(name)), technology, distanceMetres },
      networkStatus: distanceMetres === 0 ? 'onNet' : 'nearNet',
      ...{ capacityMbps: 10_000, portsLeft: 24 },
    })
  await building('Headquarters', 0)
  await building('Warehouse', 400)
  await building('Boston office', 9_000)
  await building('Boston office', 50, 'fixedWireless')
  const rule = (name: string, of: string, technology: string, more: object) =>
    carrier.post('/api/serviceability-rules', {
      ...{ name, offering: of, technology, bandwidthSteps: [100, 1_000], guaranteeDays: 60 },
      ...more,
    })
  await rule('Ethernet on fibre', 'ethernet-*', 'fiber', {
    ...{ greenMetres: 100, yellowMetres: 1_000, maxBandwidthMbps: 10_000 },
    bandwidthCharacteristic: 'portSpeed',
    intervals: [{ upToMetres: 1_000, businessDays: 30 }],
    constructionPerMetre: { amount: 9_000, currency: 'USD' },
  })
  await rule('Ethernet by radio', 'ethernet-*', 'fixedWireless', {
    ...{ greenMetres: 5_000, yellowMetres: 10_000, maxBandwidthMbps: 100 },
    bandwidthCharacteristic: 'portSpeed',
    intervals: [{ upToMetres: 10_000, businessDays: 10 }],
  })
}
