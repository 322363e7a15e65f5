import { port } from '../../plugin/port.ts'

export interface Mail {
  /** One address. */
  readonly to: string
  readonly subject: string
  /** Plain text; every mail has it. */
  readonly text: string
  readonly html?: string
  /** The same mail again has the same key: a mailer that can tell sends it once. */
  readonly key?: string
}

export interface MailerContract {
  /** Hands a mail over; what it throws is tried again by the job that sends it. */
  send(mail: Mail): Promise<void>
}

/**
 * Who sends mails. Subscribers use it, after commit; nothing inside a unit of work does. Without a
 * provider a mail is written to the log, subject and address only, so that nothing is sent by accident.
 */
export const Mailer = port<MailerContract>('Mailer', {
  title: 'Mails to people',
  fallback: ({ log }) => ({
    async send({ to, subject }) {
      log.warn({ to, subject }, 'A mail was not sent: no plugin provides Mailer')
    },
  }),
})
