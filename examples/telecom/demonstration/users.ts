import { createUser, type UnitOfWork } from 'plugboard'

/** Everybody's, and known to everybody: refused in production. */
export const demonstrationPassword = 'plugboard-demo'

interface DemonstrationUser {
  readonly email: string
  readonly name: string
  /** What they are, for the reader of the start's message. */
  readonly title: string
  /** The company and the role there; the staff has staff roles instead. */
  readonly member?: { readonly company: 'acme' | 'globex'; readonly role: string }
  readonly staffRoles?: readonly string[]
}

/** All but the administrator of the carrier, who is there without the demonstration too. */
export const demonstrationUsers: readonly DemonstrationUser[] = [
  {
    email: 'customer@acme.example',
    name: 'Carla Customer',
    title: 'buyer of Acme',
    member: { company: 'acme', role: 'buyer' },
  },
  {
    email: 'admin@acme.example',
    name: 'Amir Acme',
    title: "administrator of Acme's account",
    member: { company: 'acme', role: 'accountAdministrator' },
  },
  {
    email: 'customer@globex.example',
    name: 'Greta Globex',
    title: 'buyer of Globex',
    member: { company: 'globex', role: 'buyer' },
  },
  {
    email: 'agent@carrier.example',
    name: 'Sam Sales',
    title: 'sales agent',
    staffRoles: ['salesAgent'],
  },
  {
    email: 'orders@carrier.example',
    name: 'Olga Orders',
    title: 'order manager',
    staffRoles: ['orderManager'],
  },
  {
    email: 'provisioning@carrier.example',
    name: 'Pat Provisioning',
    title: 'provisioner',
    staffRoles: ['provisioner', 'designEngineer', 'fieldTechnician', 'serviceActivator'],
  },
]

/** @param companies the ids of the companies' accounts */
export async function createDemonstrationUsers(
  uow: UnitOfWork,
  companies: Readonly<Record<'acme' | 'globex', string>>,
): Promise<void> {
  for (const { email, name, member, staffRoles = [] } of demonstrationUsers) {
    await createUser(uow, {
      email,
      name,
      password: demonstrationPassword,
      staffRoles,
      memberships: member ? [{ account: companies[member.company], role: member.role }] : [],
    })
  }
}
