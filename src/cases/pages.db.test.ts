import { setTimeout as later } from 'node:timers/promises';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { readBack } from '../platform/pdf/readback';
import { testDatabase } from '../platform/testing/database';

/** Recovery as people meet it in the desk: wizard, file, hand-over, case, and every way back. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let brauhaus: string;
let roux: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  const named = { legal_name: 'Brauhaus Nord GmbH' };
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update(named));
  brauhaus = await sealed('1007');
  roux = await sealed('4711');
});
afterAll(() => desk.close());

async function sealed(code: string): Promise<string> {
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  return desk.house.ids.seal('customer', row?.id ?? 0);
}

async function itemsOf(code: string): Promise<string[]> {
  const rows = await rowsOf<{ id: number }>(
    open.db.read,
    `select i.id from open_item i join customer c on c.id = i.customer_id where c.code = ? and i.open_minor > 0 order by i.id`,
    [code],
  );
  return rows.map(({ id }) => desk.house.ids.seal('item', id));
}

const count = async (table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from ${table}`);
  return row?.n ?? 0;
};

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const OPTIONS = { key_date: '2026-03-03', language: 'en', partner: '', interest: '', interest_source: '', facts: '' };

/** Until the making has ended: where it leads. */
async function made(who: Visitor, path: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { location, text } = await who.get(path);
    if (location !== '') return location;
    if (!text.includes('hx-trigger')) throw new Error(text);
    await later(200);
  }
  throw new Error('it was never made');
}

let bundle = '';
let kase = '';

describe('the wizard', () => {
  it('has everything overdue ticked, says what is missing, and where to mend it', async () => {
    const collector = await desk.as('collector');
    const { status, text } = await collector.get(`${at}/customers/${brauhaus}/recovery`);
    expect(status).toBe(200);
    expect(text.match(/name="item" value="[^"]+" aria-label="Claim F-100[34]" checked/g)).toHaveLength(2);
    expect(text).toContain('Claimed: 2 of 2');
    expect(text).toMatch(/<h3>Readiness of the file in EUR · Readiness: \d+ %<\/h3>/);
    expect(text).toMatch(/Time left<\/span> · F-100\d: last day .+, file by .+ \([\d,]+ days left\)/);
    expect(text).toMatch(/recovery-ok">[^<]+<\/span> <b>[^<]+<\/b> · Readiness: \d+ %/);
    expect(text).toContain('€3,055.25');
    expect(text).toContain('No copy of the invoice: F-1003, F-1004.');
    expect(text).toMatch(
      /No copy of the invoice: F-1003, F-1004\.<br><small><a href="\/c\/acme-sas\/items\?q(?:=|&#x3D;)F-1003">F-1003<\/a> · /,
    );
    expect(text).toContain('Mend it<span class="visually-hidden">: No copy of the invoice');
    expect(text).not.toContain('Must be mended');
    expect(text).toContain('What speaks for it');
    expect(text).toContain('Nothing yet: no refusal, no long silence, no broken promise.');
    expect((await (await desk.as('reader')).get(`${at}/customers/${brauhaus}/recovery`)).status).toBe(403);
    expect((await collector.get(`${at}/customers/cu_00000000000/recovery`)).status).toBe(404);
  });

  it('stops where the claim would be wrong', async () => {
    const collector = await desk.as('collector');
    const { text } = await collector.get(`${at}/customers/${roux}/recovery`);
    expect(text).toContain('Must be mended');
    expect(text).toMatch(/Not applied yet, so the claim would be too high: P-77/);
    const fields = { ...OPTIONS, once: onceIn(text), item: await itemsOf('4711') };
    const refused = await collector.post(`${at}/customers/${roux}/recovery`, fields);
    expect([refused.status, refused.text.includes('cannot be made yet')]).toEqual([422, true]);
    expect(await count('dossier')).toBe(0);
  });

  it('keeps what is typed, says what is wrong of it, and finds it again on the way back', async () => {
    const collector = await desk.as('collector');
    const page = `${at}/customers/${brauhaus}/recovery`;
    const wrong = { ...OPTIONS, once: 'a'.repeat(32), interest: '9', facts: 'They never answered.', partner: 'new', key_date: '2027-01-01' }; // prettier-ignore
    const answered = await collector.post(page, wrong);
    expect(answered.status).toBe(422);
    for (const said of ['Tick at least one', 'up to today', 'where the rate was agreed', 'name of the partner', 'They never answered.'])
      expect(answered.text).toContain(said); // prettier-ignore
    const [first = ''] = await itemsOf('1007');
    const checked = await collector.post(`${page}/check`, { ...OPTIONS, item: first, facts: 'Kept meanwhile.' });
    expect([checked.status, checked.location]).toEqual([303, page]);
    const back = await collector.get(page);
    expect(back.text).toContain('Kept meanwhile.');
    expect(back.text).toContain('Claimed: 1 of 2');
  });

  it('takes no item of another customer', async () => {
    const collector = await desk.as('collector');
    const { text } = await collector.get(`${at}/customers/${brauhaus}/recovery`);
    const item = [...(await itemsOf('1007')), ...(await itemsOf('4711')).slice(0, 1)];
    const answered = await collector.post(`${at}/customers/${brauhaus}/recovery`, {
      ...OPTIONS,
      once: onceIn(text),
      item,
    });
    expect(answered.status).toBe(404);
  });

  it('makes the file behind the page, once however often the button is pressed', async () => {
    const collector = await desk.as('collector');
    const page = `${at}/customers/${brauhaus}/recovery`;
    const { text } = await collector.get(page);
    const fields = {
      ...{
        ...OPTIONS,
        once: onceIn(text),
        item: await itemsOf('1007'),
        interest: '9',
        interest_source: 'Terms, clause 7',
      },
      ...{
        partner: 'new',
        partner_name: 'Agence Delmas',
        partner_kind: 'agency',
        partner_email: 'files@delmas.example',
      },
    };
    const [one, two] = await Promise.all([collector.post(page, fields), collector.post(page, fields)]);
    expect([one.status, two.status, one.location === two.location]).toEqual([303, 303, true]);
    bundle = await made(collector, one.location);
    expect(bundle).toMatch(/\/recovery\/rf_/);
    expect((await collector.post(page, fields)).location).toBe(one.location);
    expect([await count('dossier'), await count('partner')]).toEqual([1, 1]);
    const gone = await collector.get(`${page}/making/${'b'.repeat(32)}`);
    expect(gone.text).toContain('Nothing is being made under this address');
  });
});

describe('the file', () => {
  it('is open in the page with its index, and can be saved in every form', async () => {
    const reader = await desk.as('reader');
    const { status, text } = await reader.get(bundle);
    expect(status).toBe(200);
    expect(text).toContain('RF-2026-0001, version 1');
    expect(text).toContain('Agence Delmas');
    expect(text).toMatch(/#page&#x3D;3" target="recovery-file"/);
    expect(text).toContain('A person with the right to approve hands it over.');
    const shown = await reader.get(`${bundle}/pdf`);
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect(shown.headers.get('content-disposition')).toContain('inline; filename=RF-2026-0001_v1.pdf');
    expect(shown.headers.get('content-security-policy')).toContain("object-src 'self'");
    for (const [as, start] of [['csv', 'reference'], ['json', '{'], ['zip', 'PK'], ['xlsx', 'PK'], ['pdf', '%PDF']])
      expect((await reader.get(`${bundle}/file?as=${as}`)).text.replace('\ufeff', '')).toMatch(new RegExp(`^${start}`)); // prettier-ignore
    const saved = await fetch(`${desk.url}${bundle}/file?as=pdf`, { redirect: 'manual' });
    expect(saved.status).toBe(303);
    expect((await reader.get(`${bundle}/verify`)).text).toMatch(/Verified: all \d+ pieces/);
    const [row] = await rowsOf<{ sha: string }>(open.db.read, `select pdf_sha as sha from dossier`);
    expect((await readBack(await desk.house.files.get(row?.sha ?? ''))).pages).toBeGreaterThan(5);
    expect((await reader.get(`${at}/recovery/rf_00000000000`)).status).toBe(404);
    expect((await reader.get(`${at}/recovery/rf_00000000000/pdf`)).status).toBe(404);
  });

  it('stands in the list, found by state and text, with totals per currency', async () => {
    const reader = await desk.as('reader');
    const { text } = await reader.get(`${at}/recovery`);
    expect(text).toContain('RF-2026-0001');
    expect(text).toContain('made, with nobody yet');
    expect((await reader.get(`${at}/recovery?state=with_partner`)).text).not.toContain('RF-2026-0001');
    expect((await reader.get(`${at}/recovery?q=brau`)).text).toContain('RF-2026-0001');
    const totals = await reader.get(`${at}/recovery/totals`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('€3,055.25');
    expect((await reader.get(`${at}/recovery/export`)).text).toContain('RF-2026-0001,1,1007');
    expect((await reader.get(`${at}/recovery?on=2026-03-01`)).text).not.toContain('RF-2026-0001');
  });
});

describe('the case', () => {
  it('begins with a hand-over by whoever may approve, and shows its link once', async () => {
    expect((await (await desk.as('collector')).post(`${bundle}/hand-over`, { partner: 'new' })).status).toBe(403);
    const manager = await desk.as('manager');
    const { text } = await manager.get(bundle);
    expect(text).toContain('Hand €3,055.25 over');
    const partner = /value="(pa_[a-z0-9]+)" selected/.exec(text)?.[1] ?? '';
    const wrong = await manager.post(`${bundle}/hand-over`, { partner: 'new', partner_kind: 'agency' });
    expect([wrong.status, wrong.text.includes('name of the partner')]).toEqual([422, true]);
    expect((await manager.post(`${bundle}/hand-over`, { partner: 'pa_00000000000' })).status).toBe(404);
    await open.db.write('customer').where({ code: '1007' }).update({ hardship: 1 });
    expect((await manager.get(bundle)).text).toContain('The customer is in hardship. Hand it over only for a reason');
    const hard = await manager.post(`${bundle}/hand-over`, { partner, why: '  ' });
    expect([hard.status, hard.text.includes('Why nevertheless')]).toEqual([422, true]);
    await open.db.write('customer').where({ code: '1007' }).update({ hardship: 0 });
    const given = await manager.post(`${bundle}/hand-over`, { partner });
    kase = given.location;
    expect(kase).toMatch(/\/cases\/ca_/);
    const first = await manager.get(kase);
    expect(first.text).toMatch(/value="http[^"]+\/partner\/[A-Za-z0-9_-]{43}"/);
    expect(first.text).toContain('No more reminders are sent about 2 items.');
    expect((await manager.get(kase)).text).not.toContain('/partner/');
    expect((await manager.post(`${bundle}/hand-over`, { partner })).location).toBe(kase);
    expect((await manager.get(`${at}/cases/ca_00000000000`)).status).toBe(404);
    expect((await manager.get(`${at}/recovery?state=with_partner`)).text).toContain('Agence Delmas');
  });

  it('keeps what the partner says, and opens the task that follows', async () => {
    const collector = await desk.as('collector');
    const { text } = await collector.get(kase);
    const paid = { kind: 'paid', once: onceIn(text), amount: '1,000.00', day: '2026-03-02', note: 'by cheque' };
    const wrong = await collector.post(`${kase}/report`, { ...paid, amount: 'much' });
    expect([wrong.status, wrong.text.includes('value="much"')]).toEqual([422, true]);
    await collector.post(`${kase}/report`, paid);
    await collector.post(`${kase}/report`, paid);
    expect(await count('case_report')).toBe(1);
    const tasks = await rowsOf<{ title: string }>(open.db.read, `select title from task where kind = 'case_report'`);
    expect(tasks).toEqual([
      { title: 'Agence Delmas reports €1,000.00 paid on 2 Mar 2026 (RF-2026-0001): look for the money.' },
    ]);
    expect((await collector.get(kase)).text).toContain('€1,000.00 was paid on 2 Mar 2026');
  });

  it('is closed with its consequence said, opened again, and taken back', async () => {
    const collector = await desk.as('collector');
    expect((await collector.get(`${kase}/close`)).text).toContain('€3,055.25 stay open in the ledger');
    expect((await collector.post(`${kase}/close`, {})).status).toBe(422);
    await collector.post(`${kase}/close`, { outcome: 'uncollectable' });
    await collector.post(`${kase}/close`, { outcome: 'uncollectable' });
    const closed = await collector.get(kase);
    expect(closed.text).toContain('uncollectable');
    expect(closed.text).toContain('Closed by mistake');
    expect(closed.text).toContain('Propose to write €3,055.25 off');
    const proposed = await collector.post(`${kase}/write-off`, {});
    expect(proposed.location).toMatch(/\/write-offs\/wo_/);
    expect((await collector.post(`${proposed.location}/reject`, {})).status).toBe(303);
    await collector.post(`${kase}/reopen`, {});
    expect((await collector.post(`${kase}/write-off`, {})).location).toBe(kase);
    expect((await collector.post(`${kase}/undo`, {})).status).toBe(403);
    const manager = await desk.as('manager');
    expect((await manager.post(`${kase}/undo?on=2026-01-01`, {})).status).toBe(409);
    await manager.post(`${kase}/undo`, {});
    await manager.post(`${kase}/undo`, {});
    expect((await manager.get(kase)).text).toContain('taken back');
    const kinds = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where ref like 'case/%' order by id`); // prettier-ignore
    expect(kinds.map(({ kind }) => kind)).toEqual(['case.handed_over', 'link.made', 'case.told_paid', 'case.closed', 'case.reopened', 'case.undone', 'link.revoked']); // prettier-ignore
  });
});
