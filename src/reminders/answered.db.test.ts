import { logActivity } from '../activities/actions';
import { day, type Instant } from '../kernel/day';
import { queueMessages } from '../outbox/actions';
import { littleOutbox, TODAY } from '../outbox/testing/little-outbox';
import { testDatabase } from '../platform/testing/database';
import { lastMessages, unanswered } from './past.store';

/** What counts as an answer to a customer who wrote, and as a contact: stated by the kind of a message, and by nothing else. */
const open = testDatabase();

it.each([
  ['reminder/1', { answer: false, contact: true }],
  ['dispute/1', { answer: true, contact: true }],
  ['free/1', { answer: true, contact: true }],
  ['statement/1', { answer: false, contact: true }],
  ['digest/1', { answer: false, contact: false }],
  ['freedom/1', { answer: false, contact: false }],
])('a message about %s is %j', async (about, expected) => {
  const box = await littleOutbox(open.db, open.home, `kind${about.replace('/', '')}`);
  const { companyId, customerId } = box.ledger;
  const at = (now: string) => ({ ...box.work(), now: now as Instant });
  const wrote = { kind: 'reply', direction: 'in', note: 'Which invoice is that?', companyId, customerId } as const;
  await logActivity(at('2026-03-02T08:00:00.000Z'), wrote);
  const asking = {
    range: { companyId, first: customerId, last: customerId },
    asOn: day(TODAY),
    knownAt: null,
    holds: [],
  };
  expect((await unanswered(open.db.read, asking)).has(customerId)).toBe(true);
  const later = at('2026-03-02T09:00:00.000Z');
  await open.db.transaction((tx) => queueMessages(tx, later, [box.draft({ about })]));
  const seen = {
    answer: !(await unanswered(open.db.read, asking)).has(customerId),
    contact: (await lastMessages(open.db.read, asking)).has(customerId),
  };
  expect(seen).toEqual(expected);
  // one that was taken back has told nobody anything
  await open.db.write('message').where({ company_id: companyId }).update({ state: 'withdrawn' });
  expect((await unanswered(open.db.read, asking)).has(customerId)).toBe(true);
});
