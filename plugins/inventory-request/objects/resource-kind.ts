import { Type } from 'plugboard'

/** What is counted, asked for and held. */
export const resourceKinds = ['port', 'telephoneNumber', 'tollFreeNumber', 'circuit'] as const

export type ResourceKind = (typeof resourceKinds)[number]

/** Whether resources of a kind are numbers, which are the same wherever they are. */
export function isNumber(kind: ResourceKind): boolean {
  return kind === 'telephoneNumber' || kind === 'tollFreeNumber'
}

/** A kind among several of it, in words: `toll-free numbers`. */
export function kindWords(kind: ResourceKind): string {
  return {
    port: 'ports',
    telephoneNumber: 'telephone numbers',
    tollFreeNumber: 'toll-free numbers',
    circuit: 'circuits',
  }[kind]
}

/** The schema of a kind, where an object has one. */
export const resourceKind = (marks: object = {}) =>
  Type.Enum([...resourceKinds], {
    title: 'Kind',
    titles: { tollFreeNumber: 'Toll-free number' },
    filterable: true,
    ...marks,
  })
