import assert from 'node:assert/strict'
import type { Mail, MailerContract } from '../../commerce/notices/mailer.ts'
import type { ContractCase } from './contract.ts'

/**
 * What a provider of Mailer does.
 *
 * @param delivered what has arrived at an address so far; a real mailbox, or the other end of a test server
 */
export function mailerContract(
  make: () => MailerContract,
  delivered: (to: string) => Promise<readonly Pick<Mail, 'subject' | 'text'>[]>,
): readonly ContractCase[] {
  return [
    {
      name: 'a mail arrives with its subject and text, letters beyond ASCII included',
      async run() {
        const mail = { to: 'zoe@test.example', subject: 'Müller & Söhne', text: 'Grüße\nZoë' }
        await make().send(mail)
        const [arrived] = await delivered(mail.to)
        assert.equal(arrived?.subject, mail.subject)
        assert.equal(arrived?.text.trim(), mail.text)
      },
    },
    {
      name: 'a line break in the subject or address makes no further header',
      async run() {
        const to = 'ann@test.example'
        const subject = 'Hello\r\nBcc: eve@test.example'
        await make()
          .send({ to, subject, text: 'x' })
          .catch(() => {})
        assert.deepEqual(await delivered('eve@test.example'), [])
      },
    },
  ]
}
