import fc from 'fast-check'
import t from 'tap'
import { windowOf } from '../../../plugins/customer-support/helpers/callback-window.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo', 'UTC']
const two = (value: number) => String(value).padStart(2, '0')

/** What the clock on the wall shows at an instant. */
function wall(timeZone: string, instant: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(instant))
}

t.test('the clock on the wall shows what was asked for, on every day of some years', async () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 22 }),
      fc.integer({ min: 0, max: 59 }),
      (timeZone, date, hour, minute) => {
        const windowDate = date.toISOString().slice(0, 10)
        // Between two and four clocks are changed, and some times are not there.
        fc.pre(hour > 3)
        const windowFrom = `${two(hour)}:${two(minute)}`
        const { start, end } = windowOf({ windowDate, windowFrom, windowTo: '23:59', timeZone })
        return (
          wall(timeZone, start ?? '') === `${windowDate} ${windowFrom}` &&
          wall(timeZone, end ?? '') === `${windowDate} 23:59`
        )
      },
    ),
    { numRuns: 1_000 },
  )
})

t.test(
  'an hour that comes twice is wholly in the window, one that is left out is refused',
  async t => {
    const berlin = { timeZone: 'Europe/Berlin', windowFrom: '02:00', windowTo: '02:30' }
    t.same(windowOf({ windowDate: '2026-10-25', ...berlin }), {
      start: '2026-10-25T00:00:00.000Z',
      end: '2026-10-25T01:30:00.000Z',
    })
    t.throws(() => windowOf({ windowDate: '2026-03-29', ...berlin }), { code: 'INPUT_INVALID' })
    const across = { ...berlin, windowFrom: '01:00', windowTo: '03:00' }
    t.same(windowOf({ windowDate: '2026-03-29', ...across }), {
      start: '2026-03-29T00:00:00.000Z',
      end: '2026-03-29T01:00:00.000Z',
    })
    t.same(windowOf({}), { start: null, end: null })
    t.same(windowOf({ timeZone: 'Europe/Berlin' }), { start: null, end: null })
  },
)
