import t from 'tap'
import { Report } from './report.ts'

const tap = `TAP version 14
# Subtest: test/good.test.ts
    ok 1 - all is well
    1..1
ok 1 - test/good.test.ts # time=1.5ms

# Subtest: test/bad.test.ts
    ok 1 - all is well
    not ok 2 - one is two
      ---
      stack: |
        bad.test.ts:3
      ...
    1..2
not ok 2 - test/bad.test.ts # time=2ms
  ---
  exitCode: null
  signal: SIGKILL
  ...

# Subtest: test/other.test.ts
    ok 1 - not here # SKIP
ok 3 - test/other.test.ts # time=3ms

# { total: 4, pass: 2, fail: 1, skip: 1 }`

t.test('a report has a line a file, failures whole, and the totals last', async t => {
  const printed: string[] = []
  const report = new Report(line => printed.push(line))
  for (const line of tap.split('\n')) report.take(line)
  t.same(printed, [
    'ok   test/good.test.ts 1.5ms',
    'FAIL test/bad.test.ts 2ms',
    '',
    '# Subtest: test/bad.test.ts',
    '    not ok 2 - one is two',
    '      ---',
    '      stack: |',
    '        bad.test.ts:3',
    '      ...',
    '    1..2',
    '  ---',
    '  exitCode: null',
    '  signal: SIGKILL',
    '  ...',
    'ok   test/other.test.ts 3ms',
  ])
  t.equal(report.summary(), '1 skipped\n2 passed, 1 failed')
})

t.test('a run that ended before its totals has passed nothing', async t => {
  t.equal(new Report(() => {}).summary(), '0 passed, 0 failed')
})
