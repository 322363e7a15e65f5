import { environmentVariables } from '../../core/environment.ts'

const opening = `# Environment variables

They are read once, when the application starts. An empty one counts as absent. A wrong value stops the
start with \`ENVIRONMENT_INVALID\`, which names every variable that is wrong and never its value.

| variable | what it is | accepts | where absent |
| --- | --- | --- | --- |
`

const closing = `
What an application passes to \`createApp\` comes before the environment: \`database.url\`,
\`database.replicaUrls\`, \`database.dataFolder\`, and the \`port\` and \`host\` of \`app.listen()\`.

Besides these, the reference application looks at \`NODE_ENV\`: with \`production\` it refuses
demonstration data, so that \`PLUGBOARD_SEED=none\` is needed there. Tests look at \`TEST_DATABASE_URL\` for
a PostgreSQL of your own (a user that may create databases), and at \`TEST_LOG\` for the level of the log.
`

/** docs/reference/environment.md, from the table in core/environment.ts. */
export function environmentPage(): string {
  const rows = Object.values(environmentVariables).map(({ name, purpose, accepts, otherwise }) => {
    const cells = [`\`${name}\``, purpose, accepts, otherwise]
    return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  })
  return opening + rows.join('') + closing
}
