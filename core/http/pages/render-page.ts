import type { Actor } from '../../database/actor.ts'
import type { PageDefinition } from '../../presentation/definition.ts'
import type { Submitted } from '../../presentation/object-views/form-views.ts'
import { objectViews } from '../../presentation/object-views/object-views.ts'
import type { ProblemView } from '../../presentation/object-views/view.ts'
import type { HttpServices } from '../services.ts'

/** A page as somebody asked for it. */
export interface PageRequest {
  readonly page: PageDefinition
  readonly actor: Actor
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** A form of the page that was refused. */
  readonly submitted?: Submitted
  readonly problem?: ProblemView
}

/** Loads a page's data and renders it. */
export async function renderPage(services: HttpServices, request: PageRequest): Promise<string> {
  const { page, actor, params, query, submitted } = request
  const context = {
    actor,
    params,
    query,
    reads: services.forDisplay.reads.for(actor),
    displayed: services.forDisplay.displayed,
    ports: services.ports,
    views: objectViews({
      services: { ...services, ...services.forDisplay },
      ...{ actor, submitted, query },
    }),
  }
  const data = (await page.load?.(context)) ?? {}
  return render(services, request, page.template, { ...data, title: page.title })
}

/** Renders a template inside the frame that all pages have: menu, who is signed in, where one is. */
export async function render(
  services: HttpServices,
  {
    actor,
    path,
    query,
    problem,
    page,
  }: Omit<PageRequest, 'page'> & { readonly page?: PageDefinition },
  template: string,
  data: Readonly<Record<string, unknown>>,
): Promise<string> {
  const menu = menuOf(services, actor, path)
  const frame = {
    actor: { name: actor.name, kind: actor.kind, audience: actor.audience },
    locale: actor.locale,
    menu: menu.filter(({ isMore }) => !isMore),
    more: menu.filter(({ isMore }) => isMore),
    page: page ? { name: page.name, title: page.title } : undefined,
    path,
    query,
    problem,
  }
  const { locale, audience } = actor
  const reader = { locale, audience, translate: services.messages(locale) }
  return services.templates.render(template, { ...frame, ...data }, reader)
}

interface MenuEntry {
  readonly label: string
  readonly href: string
  readonly current: boolean
  /** Stands behind the others, where there is more to choose from. */
  readonly isMore: boolean
}

/** The pages that say so, and for the staff the lists of all objects that they may read. */
function menuOf({ pages, model }: HttpServices, actor: Actor, path: string): MenuEntry[] {
  if (actor.kind === 'anonymous') return []
  const own = pages.all.flatMap(({ menu, path: href }) =>
    menu ? [{ ...menu, href, isMore: false }] : [],
  )
  const lists = [...model.objects.values()]
    .filter(({ name, exposed, within }) => exposed && !within && actor.ability.can('read', name))
    .filter(({ menu }) => menu !== undefined || actor.audience === 'agent')
    .map(({ titlePlural, path: at, menu }) => ({
      ...{ label: titlePlural, href: `/${at}`, order: menu ?? 50, isMore: menu === undefined },
    }))
  return [...own, ...lists]
    .sort((a, b) => a.order - b.order || a.label.localeCompare(b.label))
    .map(({ label, href, isMore }) => ({ label, href, isMore, current: isAt(path, href) }))
}

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
