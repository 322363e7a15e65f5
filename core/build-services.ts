import { sql } from 'kysely'
import type { Assembly } from './assembly.ts'
import { createAttachments } from './commerce/attachments/attachment-service.ts'
import { createBusinessCalendars } from './commerce/business-time/calendars.ts'
import { createObjectService } from './commerce/objects/object-service.ts'
import type { Database } from './database/database.ts'
import { displayReads } from './database/replicas/display-reads.ts'
import { createPlugboard } from './http/plugboard.ts'
import type { HttpServices, Services } from './http/services.ts'
import { createDisplayedObjects } from './presentation/display/displayed-objects.ts'
import { createPresenter } from './presentation/display/present.ts'
import { createTemplateEngine } from './presentation/templates/template-engine.ts'
import { createValidator } from './schema/validation.ts'
import { createEngine } from './transition/engine.ts'

/** What needs the database to be there already. */
type Opened = Pick<
  Services,
  'database' | 'context' | 'reads' | 'replicas' | 'actors' | 'ports' | 'jobs' | 'settings'
>

/** What the HTTP layer works with, made of an assembly and its database: policies, displays, settings. */
export function buildServices(assembly: Assembly, opened: Opened): HttpServices {
  const { model, policies, events, displays, errors } = assembly
  const { database, context, reads, ports, actors, settings } = opened
  const engine = createEngine({ database, policies, events, errors })
  const presenter = createPresenter(displays)
  const displayed = createDisplayedObjects({ engine, reads, displays, presenter })
  const shown = displayReads(reads, opened.replicas)
  const services: Services = {
    ...opened,
    model,
    engine,
    displays,
    presenter,
    displayed,
    forDisplay: {
      reads: shown,
      displayed:
        shown === reads
          ? displayed
          : createDisplayedObjects({ engine, reads: shown, displays, presenter }),
    },
    objects: createObjectService(engine),
    attachments: createAttachments({
      ...{ engine, context, reads, ports, settings },
      system: actors.system,
    }),
    calendars: createBusinessCalendars(database),
    ready: () => answers(database),
  }
  return {
    ...services,
    validator: createValidator(),
    plugins: assembly.plugins,
    errors,
    pages: assembly.pages,
    messages: assembly.messages,
    templates: createTemplateEngine(assembly.templates),
    plugboard: createPlugboard(services),
  }
}

async function answers({ db }: Database): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}
