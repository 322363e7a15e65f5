/** Who may do what others may not, each with a reason. One that is no longer needed fails the test. */
export type Exceptions = Readonly<Record<string, string>>

/** Who speaks to the database in SQL; core/database/ does so for all others. */
export const sqlSpeakers: Exceptions = {
  'core/build-services.ts': 'asks whether the database answers at all',
  'core/cli/commands/policy.ts':
    'finds objects in states that no policy has, which no read can name',
  'core/schema/column-type.ts': 'says how a value stands in a column',
  'core/schema/entities.ts': 'makes the entities of the ORM from the model',
  'core/testing/test-database.ts': 'makes and drops whole databases',
  'core/transition/fact.ts': 'a fact is an SQL expression about its subject',
  'core/transition/fact-columns.ts': 'facts become columns of one SELECT',
  'core/transition/lookup.ts': 'a lookup is an SQL expression about what is handed in',
  'core/transition/subject.ts':
    'locks the subject, with its confinement and facts in one statement',
  'core/transition/timers.ts': 'timers are rows of no object',
  'core/transition/pending-timers.ts': 'timers are rows of no object',
  'core/transition/sweep-timers.ts': 'timers are rows of no object',
  'core/transition/quarantine-check.ts': 'counts objects of all accounts, before anybody asks',
  'core/commerce/objects/check-references.ts':
    'asks whether a reference can be seen by whoever sets it',
  'core/commerce/order-management/helpers/sum-up-order.ts':
    'sums any number of items where they lie',
  'core/commerce/user-management/actors.ts': 'finds who asks, whose confinement is not known yet',
  'core/commerce/user-management/sign-in.ts': 'finds who asks, whose confinement is not known yet',
  'core/commerce/business-time/calendars.ts': 'a calendar holds for all, whoever may read its rows',
  'core/commerce/business-time/calendar-fact.ts': 'a fact and a loader find a calendar alike',
  'core/commerce/settings/load-setting.ts': 'a setting holds for all, whoever may read its rows',
  'core/commerce/housekeeping/remove-expired.ts': 'removes in bulk what has had its time',
  'core/commerce/attachments/attachment-service.ts':
    'reads where content is stored, which no display tells',
  'core/commerce/attachments/discarded-files.ts': 'keys of removed content are rows of no object',
  'core/commerce/attachments/orphans.ts': 'finds the files of objects that are no more',
  'core/http/idempotency.ts': 'stored replies are rows of no object',
}

/** Who makes domain objects outside of a room `helpers/`. */
export const makers: Exceptions = {
  'core/database/unit.ts': 'is what the others make them with',
  'core/transition/create-many.ts': 'stands for the command that makes one',
  'core/commerce/objects/write-object.ts': 'the factory of every object that has none of its own',
  'core/commerce/settings/settings.ts': 'the one place where values of settings come to be',
  'core/commerce/user-management/sign-in.ts': 'the one place where sessions come to be',
  'core/testing/test-app.ts': "a test's session comes to be without a password",
}

/** Whose types have an `any`. */
export const looseTypes: Exceptions = {
  'core/database/database.ts': 'the tables are those of whatever plugins are installed',
  'core/database/statement.ts': 'the tables are those of whatever plugins are installed',
  'core/transition/definition.ts': 'a list holds rules and timers of different facts',
  'core/testing/test-app.ts': 'tests look into bodies of any shape',
  'examples/telecom/walkthrough/client.ts': 'it looks into bodies of any shape',
  'examples/telecom/test/start-server.ts': 'tests look into bodies of any shape',
}
