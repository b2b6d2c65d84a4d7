import { join } from 'node:path';
import { rowsOf } from '../../platform/db';
import { seat } from '../testing/browse';

/** Books that hold no due days are taken in with terms in words; then a customer has others, what is open moves, and is put back. */
const at = seat('administrator');
const AT = '/c/acme-sas';

const due = async (): Promise<string> => {
  const [row] = await rowsOf<{ due: string; by: string }>(
    at.database.db.read,
    `select due_on as due, due_by as "by" from v_open_item where document = 'FA 1'`,
  );
  return `${row?.due ?? ''} ${row?.by ?? ''}`;
};

it('asks for terms, says what was computed, moves it when terms change, and puts it back', async () => {
  const { who } = at;
  await who.go(`${AT}/imports`);
  await who.choose('file', join(__dirname, '../../../fixtures/imports/fec/doubtful.txt'));
  await who.press('Upload');
  await who.until('How long is there to pay');
  await who.fill({ debtorType: 'company', termsDays: 'soon' });
  await who.press('Continue');
  expect(await who.said('main')).toContain('Days such as 30, or terms');
  await who.fill({ termsDays: '45 jours fin de mois' });
  await who.press('Continue');
  await who.until('computed from the terms said of this file (45 days, then end of month)');
  await who.press('Book');
  await who.page.waitForFunction(`location.pathname.includes('/imports/im_')`, { timeout: 60_000 });
  expect(await due()).toBe('2026-02-28 file:45+eom');
  await who.go(`${AT}/items?due=computed`);
  expect(await who.said('main')).toContain('computed from the terms said of the file: 45 days, then end of month');
  await who.press('FA 1');
  await who.go(`${who.where().split('#')[0] ?? ''}/correct/payment_terms`);
  await who.fill({ value: 'net 60 EOM', why: 'contract' });
  await who.press('Correct');
  expect(who.where()).toBe(`${AT}/terms`);
  expect(await who.said('#standing')).toContain('computed from the customer’s terms: end of month, then 60 days');
  expect(await due()).toBe('2026-02-28 file:45+eom');
  await who.press('Move these due dates');
  expect(await due()).toBe('2026-04-01 customer:eom+60');
  await who.press('Put back');
  expect(await due()).toBe('2026-02-28 file:45+eom');
});
