import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { undoDeps } from '../app';
import { importFile } from '../imports/actions';
import type { Outcome } from '../imports/outcome';
import { touchedByUndo } from '../imports/undo.actions';
import { day } from '../kernel/day';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { runToday } from '../reminders/run.actions';
import { testDatabase } from '../platform/testing/database';

/** What a list would stop of the messages that wait to leave: said in the preview, which changes nothing, and when it is booked. */
const open = testDatabase();
const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open amount;Currency';
const TODAY = '2026-03-02';

let of: ReminderLedger;
let files = 0;

function list(lines: readonly string[], dryRun: boolean): Promise<Outcome> {
  const path = join(open.home, `stops${(files += 1)}.csv`);
  writeFileSync(path, [HEAD, ...lines].join('\n'));
  const work = of.on(TODAY);
  return importFile(work, {
    company: of.planning.company, path, options: { asOf: day(TODAY) }, fileDay: day(TODAY), yes: true, dryRun,
    mode: 'snapshot', scope: {},
  }, undefined, undoDeps(work).stops); // prettier-ignore
}

const row = (code: string, document: string, left: string): string =>
  `${code};${code};${document};2026-01-05;2026-01-30;500.00;${left};EUR`;

const said = ({ stopped }: Outcome): string[] =>
  stopped.map(
    ({ customer, document, demandMinor, openMinor }) => `${customer} ${document} ${demandMinor} ${openMinor}`,
  );

it('a paid and a vanished invoice stop their messages, one that stands does not; an undo leads to the message', async () => {
  of = await reminderLedger(open.db, 'stops', open.home);
  for (const code of ['PAID', 'GONE', 'OWES']) await of.debtor(code);
  const first = await list(
    [row('PAID', 'F-1', '500.00'), row('GONE', 'F-2', '500.00'), row('OWES', 'F-3', '500.00')],
    false,
  );
  await of.knownAsOf(TODAY);
  await runToday(of.on(TODAY), of.planning, { agree: 'none' });
  const next = [row('PAID', 'F-1', '120.00'), row('OWES', 'F-3', '500.00')];
  const looked = await list(next, true);
  expect([looked.state, ...said(looked)]).toEqual(['previewed', 'GONE F-2 50000 0', 'PAID F-1 50000 12000']);
  expect(said(await list(next, true))).toHaveLength(2);
  const booked = await list(next, false);
  expect([booked.state, ...said(booked)]).toEqual(['booked', 'GONE F-2 50000 0', 'PAID F-1 50000 12000']);
  expect(said(await list(next, true))).toEqual([]);
  const touched = await touchedByUndo(of.on(TODAY), undoDeps(of.on(TODAY)), {
    companyId: of.companyId,
    importId: first.importId ?? 0,
  });
  expect(touched.withdrawn.map(({ messageId }) => typeof messageId)).toEqual(['number', 'number', 'number']);
});
