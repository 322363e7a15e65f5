import type { App } from 'plugboard'
import { demonstrationPassword, demonstrationUsers } from '../demonstration/users.ts'
import { administrator } from './administrator.ts'
import { demonstrationUsersIn } from './production.ts'

/** Says where the application is, and in a demonstration who may sign in. */
export async function announce(app: App, address: string): Promise<void> {
  const lines = [`plugboard is ready at ${address} (API: ${address}/docs)`]
  if ((await demonstrationUsersIn(app)).length > 0) {
    lines.push(`Sign in with the password ${demonstrationPassword} as`)
    const users = [
      ...demonstrationUsers.map(({ email, title }) => ({ email, title })),
      { email: administrator.email, title: 'administrator of the carrier' },
    ]
    for (const { email, title } of users) lines.push(`  ${email.padEnd(29)} ${title}`)
  }
  console.log(lines.join('\n'))
}
