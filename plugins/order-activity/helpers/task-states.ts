/** The states in which a task keeps nobody waiting. */
const over = ['completed', 'skipped', 'cancelled', 'undone']

/** Whether nothing more becomes of a task by itself. */
export const isOver = ({ state }: { readonly state: string }): boolean => over.includes(state)

/** Whether a task still belongs to the plan: it was not taken out of it. */
export const isPlanned = ({ state }: { readonly state: string }): boolean =>
  state !== 'cancelled' && state !== 'undone'
