import type { Attachments } from '../commerce/attachments/attachment-service.ts'
import type { BusinessCalendars } from '../commerce/business-time/calendars.ts'
import type { ObjectService } from '../commerce/objects/object-service.ts'
import type { SettingsService } from '../commerce/settings/settings.ts'
import type { Actors } from '../commerce/user-management/actors.ts'
import type { Database } from '../database/database.ts'
import type { Jobs } from '../database/jobs.ts'
import type { Reads } from '../database/reads.ts'
import type { Replicas } from '../database/replicas/replicas.ts'
import type { TransactionContext } from '../database/transact.ts'
import type { ErrorEntry } from '../errors.ts'
import type { AssembledPlugins } from '../plugin/assemble.ts'
import type { Ports } from '../plugin/port.ts'
import type { Displays } from '../presentation/display/display.ts'
import type { DisplayedObjects } from '../presentation/display/displayed-objects.ts'
import type { Presenter } from '../presentation/display/present.ts'
import type { Pages } from '../presentation/pages/build-pages.ts'
import type { Translate } from '../presentation/templates/messages.ts'
import type { TemplateEngine } from '../presentation/templates/template-engine.ts'
import type { Model } from '../schema/model.ts'
import type { Validator } from '../schema/validation.ts'
import type { Engine } from '../transition/engine.ts'
import type { Plugboard } from './plugboard.ts'

/**
 * For replies that only show: a replica may answer, so what comes may be some milliseconds old, but
 * never older than what the actor has written. Nothing may be decided on it.
 */
export interface ForDisplay {
  readonly reads: Reads
  readonly displayed: DisplayedObjects
}

/** What the HTTP layer works with: the assembled application. */
export interface Services {
  readonly model: Model
  readonly database: Database
  readonly context: TransactionContext
  readonly engine: Engine
  readonly reads: Reads
  readonly displays: Displays
  readonly presenter: Presenter
  readonly displayed: DisplayedObjects
  readonly forDisplay: ForDisplay
  /** Undefined where none are configured. */
  readonly replicas: Replicas | undefined
  readonly objects: ObjectService
  readonly attachments: Attachments
  readonly actors: Actors
  readonly ports: Ports
  readonly jobs: Pick<Jobs, 'counts'>
  readonly settings: SettingsService
  readonly calendars: BusinessCalendars
  /** Whether migrations are done and the database answers. */
  ready(): Promise<boolean>
}

/** The same, with what belongs to HTTP alone. */
export interface HttpServices extends Services {
  readonly validator: Validator
  readonly plugins: AssembledPlugins
  /** Every error code, the plugins' included. */
  readonly errors: ReadonlyMap<string, ErrorEntry>
  readonly pages: Pages
  readonly templates: TemplateEngine
  /** The texts of a locale. */
  readonly messages: (locale: string) => Translate
  /** What the routes of plugins work with. */
  readonly plugboard: Plugboard
}
