// A new plugin as the guide says it, before its list of migrations has been written.
const migrations = './migrations/index.ts'

export default await import(migrations)
