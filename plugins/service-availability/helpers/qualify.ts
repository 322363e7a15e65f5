import { type FieldError, isOfferingFault, OfferingSource, type PrepareContext } from 'plugboard'
import { type AddressParts, siteFaults } from 'plugboard/plugins/service-site'
import {
  type AvailabilityAnswer,
  type AvailabilityPlace,
  AvailabilityProvider,
} from '../ports/availability-provider.ts'

/** What somebody wants to know. */
export interface QualificationRequest {
  readonly account: string
  readonly offering: string
  readonly characteristics?: Readonly<Record<string, unknown>>
  /** The id of a site; or */
  readonly site?: string
  /** an address that is no site. */
  readonly address?: AvailabilityPlace
}

/** An answer, and who gave it and when. */
export interface Qualified {
  readonly answer: AvailabilityAnswer
  readonly provider: string
  readonly checkedAt: string
}

/** Why a question cannot be answered; pointers start at the question. */
export interface QualificationFault {
  readonly errors: readonly FieldError[]
}

export type Qualification = Qualified | QualificationFault

export function isQualificationFault(result: Qualification): result is QualificationFault {
  return 'errors' in result
}

const placeFields = [
  ...['streetNumber', 'streetName', 'addressLine', 'locality', 'region', 'postalCode'],
  ...['country', 'latitude', 'longitude'],
] as const

/**
 * Asks the AvailabilityProvider about any number of questions at once, before the transaction that keeps
 * the answers. Each question has an answer or its own faults, in their order.
 */
export async function qualify(
  context: PrepareContext,
  requests: readonly QualificationRequest[],
): Promise<readonly Qualification[]> {
  const places = await placesOf(context, requests)
  const offerings = await offeringFaults(context, requests)
  const faults = requests.map((_, index) => {
    const place = places[index]
    return [...(offerings[index] ?? []), ...(isFault(place) ? place.errors : [])]
  })
  const asked = requests.flatMap(({ offering, characteristics = {} }, index) => {
    const place = places[index]
    const isSound = faults[index]?.length === 0 && place && !isFault(place)
    return isSound ? [{ index, question: { offering, characteristics, place } }] : []
  })
  const provider = context.ports.get(AvailabilityProvider)
  const answers = await provider.qualify(
    asked.map(({ question }) => question),
    { now: context.now },
  )
  const answered = new Map(asked.map(({ index }, place) => [index, answers[place]]))
  return requests.map((_, index) => {
    const answer = answered.get(index)
    if (!answer) return { errors: faults[index] ?? [] }
    return { answer, provider: provider.name, checkedAt: context.now }
  })
}

type Place = AvailabilityPlace | QualificationFault

function isFault(place: Place | undefined): place is QualificationFault {
  return place !== undefined && 'errors' in place
}

/** The places in question: of sites the actor's own only, read with one statement. */
async function placesOf(
  { reads }: PrepareContext,
  requests: readonly QualificationRequest[],
): Promise<readonly Place[]> {
  const ids = new Set(requests.flatMap(({ site }) => (site === undefined ? [] : [site])))
  const sites = await reads.fieldsOfMany(
    'ServiceSite',
    [...ids],
    ['account', 'state', ...placeFields],
  )
  return requests.map(({ account, site: id, address }) => {
    if (address !== undefined && id !== undefined) {
      return { errors: [{ pointer: '/address', message: 'is not for questions about a site' }] }
    }
    if (address) return addressFault(address) ?? address
    if (id === undefined) {
      return { errors: [{ pointer: '/site', message: 'is needed, or an address in its place' }] }
    }
    const site = sites.get(id)
    const fault = (message: string) => ({ errors: [{ pointer: '/site', message }] })
    if (!site) return fault('names no service site that you can use')
    if (site.account !== account) return fault('belongs to another account')
    if (site.state !== 'active') return fault('is closed')
    return site
  })
}

function addressFault(address: AvailabilityPlace): QualificationFault | undefined {
  const faults = siteFaults(address as AddressParts & Record<string, unknown>)
  if (faults.length === 0) return undefined
  return { errors: faults.map(fault => ({ ...fault, pointer: `/address${fault.pointer}` })) }
}

/** Whether the offerings are there, and what is said of their characteristics is possible at all. */
async function offeringFaults(
  { ports, reads, now }: PrepareContext,
  requests: readonly QualificationRequest[],
): Promise<readonly (readonly FieldError[])[]> {
  const faults: (readonly FieldError[])[] = requests.map(() => [])
  const accounts = await reads.fieldsOfMany(
    'Account',
    [...new Set(requests.map(({ account }) => account))],
    ['currency'],
  )
  const indexes = requests.map((_, index) => index)
  for (const [account, group] of Map.groupBy(indexes, index => requests[index]?.account ?? '')) {
    const { currency } = accounts.get(account) ?? {}
    if (currency === undefined) continue
    const answers = await ports.get(OfferingSource).price(
      group.map(index => ({
        offering: requests[index]?.offering ?? '',
        characteristics: requests[index]?.characteristics ?? {},
        quantity: 1,
      })),
      { accountId: account, currency, now },
    )
    group.forEach((index, place) => {
      const answer = answers[place]
      if (!answer || !isOfferingFault(answer)) return
      faults[index] = answer.errors.filter(error => isOfWhatIsGiven(error, requests[index]))
    })
  }
  return faults
}

/** Who asks what can be had need not have configured everything. */
function isOfWhatIsGiven(
  { pointer, code }: FieldError,
  request: QualificationRequest | undefined,
): boolean {
  if (code === 'OFFERING_UNKNOWN') return true
  const [, head, name = ''] = pointer.split('/')
  return head === 'characteristics' && Object.hasOwn(request?.characteristics ?? {}, name)
}
