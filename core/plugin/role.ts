/** What an actor may do to objects of one kind, beyond what transition policies say. */
export type PermissionAction = 'read' | 'create' | 'update' | 'delete' | (string & {})

export interface Grant {
  readonly action: PermissionAction | readonly PermissionAction[]
  /** An object's name, a permission's name, or `all`. */
  readonly subject: string
}

/**
 * A set of permissions that a membership gives. Roles of scope `account` reach the membership's
 * account and the accounts below it; roles of scope `system` are the staff's and reach all.
 */
export interface Role {
  /** In camelCase, such as `orderManager`; named by policies as an actor. */
  readonly name: string
  readonly title: string
  readonly scope: 'account' | 'system'
  /** Which display fields its bearers see. */
  readonly audience: string
  readonly grants: readonly Grant[]
}

/** A permission that is not about an object's own data, such as seeing the metrics. */
export interface Permission {
  readonly name: string
  readonly title: string
}
