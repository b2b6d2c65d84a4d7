import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, type House } from '../../app';
import { configFrom } from '../../config';
import { verifyBytes } from '../../dossier/verify.actions';
import type { Instant } from '../../kernel/day';
import { rowsOf } from '../../platform/db';
import type { Shell } from '../../platform/shell';
import { freshDatabase } from '../../platform/testing/database';
import { lawPapers } from '../law-papers.actions';
import { playShipped } from '../shipped.actions';
import { stageOf, type DemoClock } from '../stage.actions';

/** The first days of the demo, on a database of the running project's kind: ten in the everyday suite, more in the long one. */
export function testFirstDays(days: number): void {
  const home = mkdtempSync(join(tmpdir(), 'duly-demo-'));
  const clock: DemoClock = { now: '2025-12-31T18:00:00.000Z' as Instant };
  const opened: { house?: House; drop?: () => Promise<void> } = {};

  beforeAll(async () => {
    const { url, drop } = await freshDatabase(home);
    const config = configFrom({ DULY_HOME: home, DATABASE_URL: url }, home);
    opened.house = await openHouse(config, () => clock.now);
    opened.drop = drop;
  });

  afterAll(async () => {
    await opened.house?.close();
    await opened.drop?.();
    rmSync(home, { recursive: true, force: true });
  });

  it('plays its first days: files in, reminders out, a dispute held, a recovery file that verifies', async () => {
    const { house } = opened;
    if (!house) throw new Error('the house is not open');
    const stage = stageOf(house, clock);
    const said: string[] = [];
    const shell: Shell = {
      open: () => Promise.resolve(stage.work()),
      print: (text) => said.push(text),
      json: () => undefined,
      progress: () => ({ at: () => undefined, end: () => undefined }),
      env: { home },
    };
    const { played, dossier, forCourt } = await playShipped(stage, shell, days);
    const [lumen, nordlicht] = played;
    expect([lumen?.days, nordlicht?.days]).toEqual([days, days]);
    expect(lumen?.messages).toBeGreaterThan(50);
    expect(nordlicht?.letters).toBeGreaterThan(5);
    expect(said).toHaveLength(2);
    expect([lumen?.bankFiles, nordlicht?.bankFiles].every((files) => (files ?? 0) >= days - 1)).toBe(true);
    const applied = await rowsOf<{ kind: string; byRule: number; finding: string | null }>(
      house.db.read,
      'select kind, by_rule as "byRule", finding from v_cash_application',
    );
    const byRule = applied.filter((one) => one.kind === 'applied' && one.byRule === 1);
    expect(byRule.length / applied.length).toBeGreaterThan(0.8);
    expect(byRule.filter(({ finding }) => finding?.includes('advice'))).toHaveLength(2);
    expect(applied.filter(({ kind }) => kind === 'returned')).toHaveLength(1);
    const [dispute] = await house.db.read<{ customer_id: number }[]>('v_dispute').select('customer_id');
    expect(dispute).toBeDefined();
    await seesWhatPeopleSaid(house);
    await seesTheLaw(house);
    const papers = await lawPapers(stage, played);
    const pdfs = papers.filter(({ name }) => name.endsWith('.pdf'));
    expect(pdfs.map(({ bytes }) => bytes.subarray(0, 5).toString('latin1'))).toEqual(pdfs.map(() => '%PDF-'));
    expect(papers.map(({ name }) => name)).toEqual(expect.arrayContaining(['notice-1038.pdf', 'mahnantrag-20005.json'])); // prettier-ignore
    expect(forCourt.bundle.index.map(({ title }) => title)).toContain('Requête en injonction de payer');
    const { made, inEnglish } = dossier;
    expect(made.bundle.claimJson.toString('utf8')).toContain('L441-10');
    expect(made.bundle.pages).toBeGreaterThanOrEqual(25);
    expect(await verifyBytes(made.bundle.pdf)).toMatchObject({ ok: true, differences: [] });
    expect(made.bundle.index.map(({ title }) => title)).toContain(
      'Pièce n° 1 — Contrat-cadre de fourniture CC-2025-09',
    );
    expect([made.version, inEnglish.version, inEnglish.number]).toEqual([1, 2, made.number]);
    expect(
      made.readiness.filter(({ item, level }) => level === 'ok' && /contract|law|extract/.test(item)),
    ).toHaveLength(3);
  }, 600_000);
}

/** Formal notices with what the law gives beside, rules that somebody read; of whom nobody says what it is, nothing is claimed. */
async function seesTheLaw({ db }: House): Promise<void> {
  const notices = await rowsOf<{ law: string; interest: number }>(db.read, `select law, max(interest_minor) as interest from v_formal_notice group by law order by law`, []); // prettier-ignore
  expect(Number(notices.find(({ law }) => law === 'FR')?.interest)).toBeGreaterThan(0);
  const read = await rowsOf<{ n: number }>(db.read, `select count(*) as n from law_confirmation`, []);
  expect(Number(read[0]?.n)).toBe(4);
  const unknown = await rowsOf<{ n: number }>(db.read, `select count(*) as n from v_charge h join v_customer c on c.id = h.customer_id where c.debtor_type = 'unknown'`, []); // prettier-ignore
  expect(Number(unknown[0]?.n)).toBe(0);
}

/** Whoever owes nothing by then says nothing: what is there of each kind is less than at the end of the demo, but there. */
async function seesWhatPeopleSaid({ db }: House): Promise<void> {
  const mails = await rowsOf<{ kind: string; state: string }>(db.read, `select distinct kind, state from v_inbox_mail order by kind, state`, []); // prettier-ignore
  expect(mails.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['absence theirs', 'bounce theirs', 'reply theirs', 'reply waiting']); // prettier-ignore
  const [failed] = await rowsOf<{ n: number }>(db.read, `select count(*) as n from v_message where state = 'failed'`, []); // prettier-ignore
  expect(Number(failed?.n)).toBeGreaterThan(0);
  const kinds = await rowsOf<{ kind: string }>(db.read, `select distinct kind from v_task where done_at is null`, []);
  const told = ['answer', 'call_back', 'hardship', 'proposal', 'said_paid', 'visit_request'];
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(told));
  const receipts = await rowsOf<{ state: string }>(db.read, `select distinct state from v_message where about like 'receipt/%'`, []); // prettier-ignore
  expect(receipts).toEqual([{ state: 'accepted' }]);
}
