/** One step of a plugin's tables, made by `plugboard migration create` and kept in its folder. */
export interface Migration {
  /** Number and words, such as `0001-initial`; unique and ascending within the plugin. */
  readonly name: string
  /** SQL, run in order in one transaction. */
  readonly statements: readonly string[]
  /** What would lose data, in words; such a migration is refused without `--allow-destructive`. */
  readonly destructive?: readonly string[]
}
