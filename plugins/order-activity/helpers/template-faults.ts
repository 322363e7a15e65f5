import type { FieldError } from 'plugboard'
import type { TaskTemplate } from '../objects/task-template.ts'

/** What the schema of a decomposition rule cannot say: keys are there once, and nothing waits for itself. */
export function templateFaults(record: Readonly<Record<string, unknown>>): FieldError[] {
  const tasks = record.tasks as readonly TaskTemplate[]
  return [...twice(tasks), ...circles(tasks), ...penalties(tasks), ...validity(record)]
}

function twice(tasks: readonly TaskTemplate[]): FieldError[] {
  const keys = tasks.map(({ key }) => key)
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ pointer: `/tasks/${index}/key`, message: `"${key}" is there already` }],
  )
}

function circles(tasks: readonly TaskTemplate[]): FieldError[] {
  const behind = new Map(tasks.map(({ key, dependsOn = [] }) => [key, dependsOn]))
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (behind.get(from) ?? []).some(next => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  return tasks.flatMap(({ key }, index) =>
    reaches(key, key, new Set())
      ? [{ pointer: `/tasks/${index}/dependsOn`, message: `"${key}" waits for itself` }]
      : [],
  )
}

function penalties(tasks: readonly TaskTemplate[]): FieldError[] {
  return tasks.flatMap(({ penalty, pointOfNoReturn }, index) =>
    penalty !== undefined && pointOfNoReturn !== 'soft'
      ? [{ pointer: `/tasks/${index}/penalty`, message: 'belongs to a soft point of no return' }]
      : [],
  )
}

function validity({ validFrom, validTo }: Readonly<Record<string, unknown>>): FieldError[] {
  if (typeof validFrom !== 'string' || typeof validTo !== 'string') return []
  return validTo <= validFrom ? [{ pointer: '/validTo', message: 'lies before validFrom' }] : []
}
