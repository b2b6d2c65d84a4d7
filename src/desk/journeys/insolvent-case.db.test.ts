import { changeSetting } from '../../companies/actions';
import { endHold } from '../../ledger/actions';
import { rowsOf } from '../../platform/db';
import { seePdf } from '../../platform/testing/read-pdf';
import { browsing, seat, type Browsing } from '../testing/browse';

/** A debtor becomes insolvent while a partner has its case: recorded once, everything stops, the partner is told, the debt is proved, and the case ends. */
const at = seat('manager', {
  before: async (desk, db) => {
    for (const [name, value] of [['latePayment', 'on_demand'], ['debtorType', 'company']] as const)
      await changeSetting(desk.work(), desk.company.id, name, value);
    await db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }));
  },
}); // prettier-ignore

async function opened(link: string): Promise<Browsing> {
  const visitor = await browsing(at.browser, at.desk, null, { script: false });
  await visitor.go(new URL(link).pathname);
  return visitor;
}

const read = <Row extends object>(sql: string) => rowsOf<Row>(at.database.db.read, sql);
const pdfAt = async (page: string, written: RegExp, visitor: Browsing): Promise<string> => {
  const jar = (await visitor.page.browserContext().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const href = [...page.matchAll(/href="([^"]+)"[^>]*>([^<]*)</g)].find(([, , text = '']) => written.test(text))?.[1] ?? '';
  const answer = await fetch(`${at.desk.url}${href.replaceAll('&amp;', '&')}`, { headers: { cookie: jar } });
  return (await seePdf(new Uint8Array(await answer.arrayBuffer()))).pages.join(' ');
}; // prettier-ignore

let partner: Browsing;
let kase = '';

it('is with a partner, and its insolvency is recorded from the page of the case', async () => {
  await at.who.go('/c/acme-sas/customers?q=Brauhaus');
  await at.who.press('Brauhaus');
  await at.who.press('Recovery file');
  await at.who.fill({ partner: 'new', partner_name: 'Agence Delmas', partner_kind: 'agency' });
  await at.who.press('Make the file');
  await at.who.page.waitForSelector('iframe[name=recovery-file]', { timeout: 90_000 });
  await at.who.press('Hand €3,055.25 over');
  kase = at.who.where();
  partner = await opened(String(await at.who.page.evaluate(`document.querySelector('main input[readonly][value*="/p"]')?.value`))); // prettier-ignore
  await partner.press('Open the case');
  at.desk.setNow('2026-03-03T10:00:00.000Z');
  await at.who.press('Record the insolvency of Brauhaus Nord');
  await at.who.page.select('[name=kind]', 'de_insolvency');
  await at.who.fill({ opened: '2026-03-02', court: 'AG Hamburg', number: '67g IN 12/26', administrator: 'Dr. Roth' });
  await at.who.press('See what follows');
  expect(await at.who.said('main')).toContain('is with Agence Delmas: it is told with a signed supplement');
  expect(await read('select id from insolvency')).toEqual([]);
  expect(await at.who.press('Record the insolvency')).toBe(200);
  expect(await at.who.said('#insolvency')).toMatch(/Insolvenzverfahren.*AG Hamburg, number 67g IN 12\/26/);
}, 120_000);

it('stops everything and tells the partner in the same act', async () => {
  const holds = await read<{ kind: string }>(`select kind from v_hold where kind = 'insolvency' and ended_at is null`);
  expect(holds.length).toBeGreaterThan(0);
  expect(await read(`select n from supplement`)).toEqual([{ n: 1 }]);
  const lines = await read<{ kind: string }>(`select kind from audit_line where kind in ('insolvency.recorded', 'case.supplement_made', 'case.insolvency') order by id`); // prettier-ignore
  expect(lines.map(({ kind }) => kind)).toEqual(['case.supplement_made', 'case.insolvency', 'insolvency.recorded']);
  await at.who.go(kase);
  expect(await at.who.said('main')).toContain('Insolvency of the debtor: the partner was told');
  await partner.page.reload();
  const text = await pdfAt(await partner.page.content(), /PDF/, partner);
  expect(text).toMatch(
    /Complément 1.*Procédure collective du débiteur\s: Insolvenzverfahren.*3\s055,25 € de cette créance sont gelés/,
  );
}, 60_000);

it('does not release by hand what is frozen', async () => {
  await at.who.go(kase);
  await at.who.press('Insolvency');
  const [hold] = await read<{ id: number }>(`select id from v_hold where kind = 'insolvency' and ended_at is null`);
  const end = { companyId: at.desk.company.id, holdId: hold?.id ?? 0, reason: 'paid' };
  await expect(endHold(at.desk.work(), end)).rejects.toMatchObject({ code: 'frozen' });
});

it('drafts the proof in the language of the court, and it reads back', async () => {
  await at.who.press('What is claimed, and proof of debt');
  expect(await at.who.said('main')).toContain('F-1003');
  await at.who.page.click('[name=with][value=all]');
  await at.who.press('Count again');
  const total = (await at.who.said('tfoot')).split(' ').at(-1) ?? '';
  expect(await at.who.press('Draft the proof of debt')).toBe(200);
  expect(await at.who.said('#notices')).toContain('The draft is filed.');
  const text = await pdfAt(await at.who.page.content(), /Forderungsanmeldung/, at.who);
  const digits = (said: string) => said.replace(/\D/g, '');
  expect(digits(/Angemeldeter Gesamtbetrag[^:]*: ([\d.,]+)/.exec(text)?.[1] ?? '')).toBe(digits(total));
  for (const said of ['ENTWURF', 'AG Hamburg', '67g IN 12/26', 'Dr. Roth', 'F-1003', 'F-1004', 'Unterschrift']) expect(text).toContain(said); // prettier-ignore
}, 60_000);

it('ends insolvent', async () => {
  await at.who.go(kase);
  await at.who.press('Close the case');
  await at.who.fill({ outcome: 'insolvent' });
  await at.who.press('Close the case');
  expect(await read(`select state, outcome from recovery_case`)).toEqual([{ state: 'closed', outcome: 'insolvent' }]);
  expect(await read(`select id from v_hold where kind = 'insolvency' and ended_at is null`)).not.toEqual([]);
  expect(at.desk.failures).toEqual([]);
});
