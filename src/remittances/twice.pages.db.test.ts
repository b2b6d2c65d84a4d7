import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { customerById } from '../customers/store';
import { seat } from '../desk/testing/browse';
import { makeDossier } from '../dossier/actions';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { tellRemittance } from './actions';
import { bookRemittance } from './booking.actions';
import { confirmMoney } from './found.actions';
import { joinBooked } from './same-money.actions';

/** Accounting tells of money that may be a remittance's: a person at a real browser sees both, answers, and takes the answer back. */
const seated = seat('manager', { before: plant });
let here = '';

async function plant(desk: typeof seated.desk, db: typeof seated.database.db): Promise<void> {
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(db.read, `select id from customer where code = '1007'`);
  await db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }));
  const companyId = desk.company.id;
  const customer = await customerById(db.read, companyId, row?.id ?? 0);
  const asked = { company: desk.company, customer, items: ['F-1003'], currency: null, keyDate: work.today, language: 'en', interest: null, recipient: 'Agence Delmas', facts: null }; // prettier-ignore
  const { number } = await makeDossier(work, asked, holdSources);
  const caseId = await handOver(work, { companyId, number, partner: 'Agence Delmas', partnerKind: 'agency' });
  const [partner] = await rowsOf<{ id: number }>(db.read, `select id from partner where name = 'Agence Delmas'`);
  const line = { caseId, on: day('2026-03-02'), grossMinor: 5_000, commissionMinor: 500, vatMinor: null, costsMinor: null }; // prettier-ignore
  const { id } = await tellRemittance(work, { companyId, partnerId: partner?.id ?? 0, reference: 'RV-9', on: day('2026-03-03'), documentId: null, key: 'c'.repeat(32), lines: [line] }); // prettier-ignore
  const [lineId = 0] = await plantReceipts(db, companyId, [{ on: '2026-03-03', amountMinor: 4_500 }]);
  await confirmMoney(work, { companyId, id, lineId });
  await bookRemittance(work, companyId, id);
  const path = join(seated.database.home, 'paid.csv');
  writeFileSync(path, 'Customer No;Payment Date;Amount Received;Document No;Currency\n1007;2026-03-03;47.00;X-1;EUR\n');
  await importFile(work, {
    company: desk.company,
    path,
    options: { kind: 'payments' },
    fileDay: work.today,
    yes: true,
  });
  await joinBooked(work, companyId);
  here = `/c/${desk.company.code}/recovery/money/${desk.house.ids.seal('partner_remittance', id)}`;
}

const payments = async (): Promise<number[]> =>
  (await rowsOf<{ minor: number }>(seated.database.db.read, `select amount_minor as minor from v_entry where type = 'payment' and amount_minor in (-5000, -4700) order by id`)).map(({ minor }) => minor); // prettier-ignore

/** In light, dark and on the narrowest phone. */
async function looked(): Promise<void> {
  const browsed = seated.who.page;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
    await browsed.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await browsed.setViewport({ width, height: 900 });
    expect([width, await flawsIn(browsed)]).toEqual([width, []]);
    expect([width, await browsed.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')]).toEqual([width, 0]);
  }
  await browsed.setViewport({ width: 1280, height: 900 });
} // prettier-ignore

it('shows both payments side by side, and takes each answer and its way back', async () => {
  const { who } = seated;
  await who.go(here);
  expect(await who.said('#twice')).toMatch(/Perhaps counted twice.*€50\.00 paid on 2 Mar 2026, case RF-.*€47\.00 of 3 Mar 2026/s); // prettier-ignore
  await looked();
  expect(await who.press('It is other money')).toBe(200);
  expect(await who.said('main')).not.toContain('Perhaps counted twice');
  expect(await who.press('Undo')).toBe(200);
  expect(await who.said('#twice')).toContain('€47.00');
  expect(await who.press('It is the same money')).toBe(200);
  expect([await payments(), await who.said('main')]).toEqual([[-5_000], expect.stringContaining('is one payment with the one there')]); // prettier-ignore
  await looked();
  expect(await who.press('It is two payments')).toBe(200);
  expect(await payments()).toEqual([-5_000, -4_700]);
});

it('takes no answer from who may only look, about what does not wait, or by a number of another kind', async () => {
  const { desk } = seated;
  const [collected] = await rowsOf<{ id: number }>(seated.database.db.read, `select id from collected`);
  const our = desk.house.ids.seal('collected', collected?.id ?? 0);
  const clerk = await desk.as('manager');
  for (const [path, fields, status] of [
    ['twice', { our, their: desk.house.ids.seal('entry', 1), answer: 'same' }, 409],
    ['twice', { our, their: our, answer: 'same' }, 404],
    ['twice', { our: "x' or 1=1", their: '', answer: 'other' }, 404],
    ['apart', { our: '' }, 404],
    ['again', { our, their: '' }, 404],
  ] as const)
    expect([path, (await clerk.post(`${here}/${path}`, fields)).status]).toEqual([path, status]);
  const reader = await desk.as('reader');
  for (const path of ['twice', 'apart', 'again']) expect((await reader.post(`${here}/${path}`, { our, their: our })).status).toBe(403); // prettier-ignore
});
