/** What the reference says of a code beyond the table's own message. */
export interface ErrorText {
  /** When it is answered, in one or two sentences. */
  readonly means: string
  /** What its reader can do about it. */
  readonly do: string
}
