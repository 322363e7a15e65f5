/** Compiles the package to dist/: code and declarations by tsc, templates and styles as they are. */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
const { status } = spawnSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(1)

// tsc rewrites the endings of imports in code only; declarations would lead to sources that are not
// published.
const relative = /((?:from|import|module)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(?=['"])/g
for (const file of globSync('dist/**/*.d.ts')) {
  writeFileSync(file, readFileSync(file, 'utf8').replace(relative, '$1.js'))
}
for (const folder of globSync(['core/presentation/views', 'plugins/*/views'])) {
  cpSync(folder, `dist/${folder}`, { recursive: true })
}
console.log('Compiled to dist/')
