/** What the folder of a plugin may hold, in the order of the guide; what it does not need is absent. */
export const rooms: readonly string[] = [
  ...['README.md', 'index.ts', 'options.ts', 'settings.ts', 'errors.ts', 'events.ts', 'routes.ts'],
  ...['cli', 'objects', 'parts', 'policies', 'commands', 'helpers', 'ports', 'subscribers'],
  ...['displays', 'pages', 'views', 'messages', 'migrations', 'test'],
]

/** What a plugin is besides when it is a package, or a program, of its own. */
export const packageFiles: readonly string[] = ['package.json', 'tsconfig.json']
