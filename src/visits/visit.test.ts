import { calendarOf } from '../kernel/calendar';
import { day } from '../kernel/day';
import { agentFrom, agentsFor, type Agent, type AgentTerms } from './agent';
import { HOURS, needsApproval, NEXT, PARTS, whyNotOn } from './visit';

/** When somebody may come, who, and to whom only with a manager's word. */
it.each([
  ['2026-03-09', 'email', 'too_soon'],
  ['2026-03-10', 'email', undefined],
  ['2026-03-10', 'letter', 'too_soon'],
  ['2026-03-13', 'letter', undefined],
  ['2026-03-14', 'email', undefined], // a Saturday
  ['2026-03-15', 'email', 'sunday'],
  ['2026-04-06', 'email', 'holiday'], // Easter Monday
  ['2026-05-01', 'email', 'holiday'],
  ['2026-03-02', 'email', 'too_soon'],
  ['2026-09-01', 'email', 'too_far'],
] as const)('of 3 March, 7 days before, on %s by %s: %s', (on, way, why) => {
  const asked = { today: day('2026-03-03'), noticeDays: 7, way, calendar: calendarOf('FR') };
  expect(whyNotOn(day(on), asked)).toBe(why);
});

it('is between eight and seven, and no state is without an end', () => {
  const hours = PARTS.flatMap((part) => HOURS[part].map((text) => Number(text.split(':')[0])));
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([8, 19]);
  const ends = Object.entries(NEXT).filter(([, next]) => next.length > 0);
  expect(ends.every(([, next]) => next.some((to) => to === 'cancelled') && next.some((to) => to === 'refused'))).toBe(true);
}); // prettier-ignore

it.each([
  [{ type: 'company', hardship: false, refusedBefore: false }, false],
  [{ type: 'public_body', hardship: false, refusedBefore: false }, false],
  [{ type: 'consumer', hardship: false, refusedBefore: false }, true],
  [{ type: 'unknown', hardship: false, refusedBefore: false }, true],
  [{ type: 'company', hardship: true, refusedBefore: false }, true],
  [{ type: 'company', hardship: false, refusedBefore: true }, true],
])('%j needs a manager: %s', (of, expected) => {
  expect(needsApproval(of)).toBe(expected);
});

const terms = (more: Partial<AgentTerms> = {}): AgentTerms => ({
  ...{ name: 'Anna Berg', role: 'Field agent', qualification: '', partner: '', phone: '', email: '', hours: '' },
  areas: '',
  ...more,
});
const agent = (id: number, areas: string, active = true): Agent => ({ ...terms({ areas }), id, companyId: 1, active });

it.each([
  ['44000', [2, 1, 4]],
  ['85100', [4, 1]],
  ['75001', [1]],
  [' 44 000', [2, 1, 4]],
  ['SW1A 1AA', [5, 1]],
  ['sw1a1aa', [5, 1]],
  ['', [1]],
  [null, [1]],
])('to %j go %j', (postcode, ids) => {
  const all = [agent(1, ''), agent(2, '44, 49'), agent(3, '44', false), agent(4, '44000, 85'), agent(5, 'SW1')];
  const sorted = agentsFor(all, postcode).map(({ id }) => id);
  expect(new Set(sorted)).toEqual(new Set(ids));
  expect(sorted.at(-1)).toBe(1); // who goes everywhere is asked last
});

it('an agent is kept as it was typed, on one line', () => {
  expect(agentFrom(terms({ name: ' Anna\r\n Berg ', areas: '44; 49 ,, sw1' }))).toMatchObject({ name: 'Anna Berg', areas: '44, 49, SW1' }); // prettier-ignore
});

it.each([{ name: ' ' }, { role: '' }, { name: 'x'.repeat(101) }, { email: 'nobody' }, { email: 'a@b c.example' }, { areas: '4<' }, { areas: '4'.repeat(13) }] as Partial<AgentTerms>[])(
  'an agent is refused: %j',
  (more) => {
    expect(() => agentFrom(terms(more))).toThrow('These particulars of an agent cannot be kept.');
  },
); // prettier-ignore
