import { day } from '../kernel/day';
import type { CourtRule } from './country-rules';
import { courtDeadlines } from './court-deadline';

it.each<[string, CourtRule['counts'], string, string]>([
  ['DE', 'service', '2026-04-08', 'objection 2026-04-22, order_lapses 2026-10-08, protest 2026-04-22'],
  ['FR', 'service', '2026-01-31', 'opposition 2026-02-28'],
  ['FR', 'order', '2026-02-15', 'serve_order 2026-08-15'],
  ['FR', 'order', '2026-02-16', 'serve_order 2026-05-16'],
  ['SE', 'service', '2026-04-08', 'objection 2026-04-18'],
  ['IT', 'service', '2026-04-08', ''],
  ['XX', 'service', '2026-04-08', ''],
])('%s, %s on %s: %s', (law, counts, on, expected) => {
  const found = courtDeadlines(law, counts, day(on));
  expect(found.map(({ act, endsOn }) => `${act} ${endsOn}`).join(', ')).toBe(expected);
});
