import { disputeCommands } from '../disputes/cli';
import { itemsCommands } from '../ledger/items.cli';
import { prepare, senderOf } from '../outbox/prepare.actions';
import { wordsIn } from '../outbox/render';
import { messagesById } from '../outbox/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly } from '../platform/testing/work';
import { runToday } from './run.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** Some lines of an invoice are disputed: the reminder asks for the rest and names the lines; the command line does all of it. */
const open = testDatabase();
const TODAY = '2026-03-02';
const LINES = [
  { no: '1', text: 'Pallets', quantity: '4', price: '100', orderLine: null, amountMinor: 40_000, vatMinor: null },
  { no: '2', text: 'Freight', quantity: '1', price: '100', orderLine: '7', amountMinor: 10_000, vatMinor: null },
];
let of: ReminderLedger;

const run = async (...words: string[]): Promise<{ text: string; json: unknown }> => duly(of.on(TODAY), commands, words);
const commands: Parameters<typeof duly>[1] = (program, shell) => {
  disputeCommands(program, shell, { holdSources: of.planning.holds });
  itemsCommands(program, shell, { holdSources: of.planning.holds });
};

beforeAll(async () => {
  of = await reminderLedger(open.db, 'lines', open.home);
  await of.invoice('F-1', 60_000, '2026-01-05');
  await of.invoice('F-2', 10_000, '2026-01-05');
  const lines = JSON.stringify(LINES);
  await open.db.write('entry').where({ document: 'F-1' }).update({ lines, net_minor: 50_000 });
  await of.knownAsOf(TODAY);
});

it('lists the lines of an invoice with their tax', async () => {
  const { text } = await run('items', 'lines', 'F-1');
  expect(text).toContain('2');
  expect(text).toMatch(/Pallets · 4 × 100/);
  expect(text).toMatch(/Freight · 1 × 100 · order line 7/);
  expect(text).toContain('The tax of the invoice is shared out over its lines in proportion.');
  expect((await run('items', 'lines', 'F-2')).text).toContain('The lines of F-2 are not known');
  expect((await run('items', 'lines', 'F-1', '--json')).json).toMatchObject({
    tax: 'shared',
    lines: [{ no: '1', grossMinor: 48_000 }, { no: '2', grossMinor: 12_000 }],
  }); // prettier-ignore
});

it.each([
  [['--line', 'F-1=3'], 'F-1 has no line 3.'],
  [['--line', 'F-1'], 'F-1 names no line.'],
  [['--line', '=1'], '=1 names no line.'],
  [['--line', 'F-2=1'], 'The lines of F-2 are not known.'],
  [['--line', 'F-9=1'], 'F-9'],
  [['--item', 'F-1=0', '--line', 'F-1=1'], 'more than nothing'],
])('refuses %j', async (words, says) => {
  await expect(run('dispute', 'raise', '4711', ...words, '--because', 'no')).rejects.toThrow(says);
});

it('holds back the lines with their tax; the reminder asks for the rest and names them', async () => {
  const raise = ['dispute', 'raise', '4711', '--line', 'F-1=2', '--category', 'delivery', '--because', 'not delivered'];
  const { json } = await run(...raise, '--json');
  expect(json).toMatchObject({
    items: [{ document: 'F-1', disputedMinor: 12_000, lines: [{ no: '2', text: 'Freight', amountMinor: 12_000 }] }],
  });
  expect((await run('dispute', 'show', 'F-1')).text).toContain('F-1 line 2 (120.00 EUR)');
  await runToday(of.on(TODAY), of.planning, { agree: 'none' });
  const [sent] = await rowsOf<{ id: number }>(open.db.read, `select id from message where company_id = ?`, [of.companyId]); // prettier-ignore
  const rows = await messagesById(open.db.read, of.companyId, [sent?.id ?? 0]);
  const [one] = await prepare(of.on(TODAY), await senderOf(of.on(TODAY), of.planning.company), rows);
  const { text: said } = wordsIn(one!.facts, one!.template());
  const text = said.replace(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain('Dont lignes contestées · EUR');
  expect(text).toContain('Ligne : 2 · Freight · Montant : 120,00');
  expect(text).toMatch(/580,00/);
});
