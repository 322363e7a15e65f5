import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** Makes the row; the transition `create` is the way to it. */
export function insertConnection(
  uow: UnitOfWork,
  id: string,
  values: Pick<FieldsOf<'OssConnection'>, 'name' | 'registerAt'>,
): Promise<RecordOf<'OssConnection'>> {
  const nothingYet = { failures: 0, probes: 0 }
  return uow.insert('OssConnection', { ...nothingYet, ...values }, { id, state: 'available' })
}

/** The connection to an OSS, which comes to be when something is first sent there. */
export async function connectionTo(
  uow: UnitOfWork,
  name: string,
): Promise<RecordOf<'OssConnection'>> {
  const [known] = await uow.find('OssConnection', { name })
  if (known) return known
  const { id } = await uow.perform({
    ...{ object: 'OssConnection', transition: 'create', as: 'system' },
    input: { name },
  })
  return uow.load('OssConnection', id)
}
