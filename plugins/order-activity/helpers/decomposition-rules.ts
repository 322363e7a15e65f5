import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** What has a default in the declaration may be left out. */
export type NewDecompositionRule = Pick<FieldsOf<'DecompositionRule'>, 'key' | 'tasks'> &
  Partial<FieldsOf<'DecompositionRule'>>

/**
 * Keeps a decomposition rule.
 *
 * @example
 * await createDecompositionRule(uow, {
 *   key: 'internet', offering: 'dedicated-internet',
 *   tasks: [{ key: 'design', title: 'Design', role: 'designEngineer', duration: 480 }],
 * })
 */
export function createDecompositionRule(
  uow: UnitOfWork,
  rule: NewDecompositionRule,
): Promise<RecordOf<'DecompositionRule'>> {
  return uow.insert('DecompositionRule', {
    ...{ itemActions: ['add'], conditions: {}, priority: 0 },
    ...rule,
  })
}
