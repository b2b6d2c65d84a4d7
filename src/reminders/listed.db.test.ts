import { contentFrom, type CurrencySection } from '../outbox/content';
import { deliver } from '../outbox/delivery.actions';
import { ALWAYS_SEND } from '../outbox/gate';
import { openPostRoom } from '../outbox/post.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { runToday } from './run.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** What a message says of items that are not what it is about: those asked for before, and those due besides a final one. */
const open = testDatabase();
let companies = 0;

/** F-1 was asked for firmly on 2 March, to pay by the 9th; F-2 falls due on the 9th. */
async function followed(): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `listed${(companies += 1)}`, open.home);
  await of.invoice('F-1', 50_000, '2026-01-05', { dueOn: '2026-01-30' });
  await of.invoice('F-2', 30_000, '2026-02-09', { dueOn: '2026-03-09' });
  for (const day of ['2026-02-02', '2026-02-16', '2026-03-02', '2026-03-12']) await play(of, day);
  return of;
}

async function play(of: ReminderLedger, today: string): Promise<void> {
  await of.knownAsOf(today);
  await runToday(of.on(today), of.planning, { agree: 'none' });
  const post = openPostRoom({ home: open.home, smtpUrl: null, askers: { reminder: { gate: () => ALWAYS_SEND } } });
  await deliver({ ...of.on(today), now: `${today}T16:00:00.000Z` as never }, post, of.planning.company);
}

interface Sent {
  readonly subject: string;
  readonly blanks: string;
  readonly text: string;
}

async function lastMessage(of: ReminderLedger): Promise<Sent> {
  const rows = await rowsOf<{ subject: string; blanks: string; textSha: string }>(
    open.db.read,
    `select subject, blanks, text_sha as "textSha" from v_message where company_id = ? order by id desc limit 1`,
    [of.companyId],
  );
  const [{ textSha, ...last } = { subject: '', blanks: '', textSha: '' }] = rows;
  return { ...last, text: (await of.on('2026-03-31').files.get(textSha)).toString('utf8').replace(/\s/g, ' ') };
}

const listed = (lines: CurrencySection['items']): string[] =>
  lines.map((line) => `${line.document} ${line.payByOn ?? ''}`);

describe('what a message lists beside what it is about', () => {
  it('names no later day for what was asked for firmly, and calls it no oversight', async () => {
    const of = await followed();
    const { blanks, subject, text } = await lastMessage(of);
    const { payByOn, sections } = contentFrom(blanks);
    expect(payByOn).toBe('2026-03-19');
    expect(listed(sections[0]?.items ?? [])).toEqual(['F-2 2026-03-19']);
    expect(listed(sections[0]?.alsoDue ?? [])).toEqual(['F-1 2026-03-09']);
    expect(subject).toContain('2 factures, 800,00');
    expect(text).toContain('pour 1 facture déjà réclamée, la date indiquée alors reste valable');
    expect(text).toContain('Ce qui figure sous « Factures échues » relève sans doute d’un simple oubli');
    expect(text).toContain('À régler le : 9 mars 2026');
  });

  it('a final reminder names in its subject and first line what it is about, and the rest apart', async () => {
    const of = await followed();
    await play(of, '2026-03-19');
    const { blanks, subject, text } = await lastMessage(of);
    const { kind, sections } = contentFrom(blanks);
    expect(kind).toBe('final');
    expect(listed(sections[0]?.items ?? [])).toEqual(['F-1 2026-03-30']);
    expect(listed(sections[0]?.alsoDue ?? [])).toEqual(['F-2 2026-03-19']);
    expect(subject.replace(/\s/g, ' ')).toContain('Dernière relance : 1 facture, 500,00 €');
    expect(text).toContain('1 facture pour un total de 500,00 € reste impayée');
    expect(text).toContain('Également échu, hors de la présente relance : 1 facture, 300,00 €');
    expect(sections[0]?.payment?.amountMinor).toBe(80_000);
  });
});
