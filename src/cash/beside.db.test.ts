import { seat } from '../desk/testing/browse';
import { day } from '../kernel/day';
import { addCharges } from '../ledger/charge.store';
import { openItemsOfCustomers } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { paidByBank } from '../portal/testing/bank';

/** Money that a bank statement brings, to a customer of whom interest and costs are claimed: paid in the order of the law, told where not, and back. */
const at = seat('collector');
const on = (path: string): string => `/c/acme-sas${path}`;

interface Standing {
  readonly itemId: number;
  readonly entryId: number;
  readonly customerId: number;
}

async function invoice(): Promise<Standing> {
  const sql = 'select item_id as "itemId", entry_id as "entryId", customer_id as "customerId" from v_open_item where company_id = ? and document = ?'; // prettier-ignore
  const [row] = await rowsOf<Standing>(at.database.db.read, sql, [at.desk.company.id, 'F-1002']);
  if (row === undefined) throw new Error('no F-1002');
  return row;
}

const charges = async (): Promise<string[]> =>
  (await rowsOf<{ kind: string; open: number }>(at.database.db.read, 'select kind, open_minor as open from v_charge where company_id = ? order by kind', [at.desk.company.id])).map(({ kind, open }) => `${kind} ${open}`); // prettier-ignore

const line = async (): Promise<string> => {
  const sql = 'select max(id) as id from v_bank_line where company_id = ?';
  const [row] = await rowsOf<{ id: number }>(at.database.db.read, sql, [at.desk.company.id]);
  return at.desk.house.ids.seal('bank_line', row?.id ?? 0);
};

/** All of it to principal: only with a reason, which is kept with it and in the audit. */
async function elsewise(path: string): Promise<void> {
  const { who, desk, database } = at;
  const { itemId } = await invoice();
  const ids = await rowsOf<{ id: number }>(database.db.read, 'select id from v_charge where company_id = ?', [desk.company.id]); // prettier-ignore
  const nothing = Object.fromEntries(ids.map(({ id }) => [`charge.${desk.house.ids.seal('charge', id)}`, '']));
  const fields = { [`part.${desk.house.ids.seal('item', itemId)}`]: '60.00', ...nothing };
  await who.fill(fields);
  expect(await who.press('Apply')).toBe(422);
  expect(await who.said('#otherwise [role=alert]')).toContain('Say why it is paid in another order');
  expect(await who.said('#split [role=status]')).toMatch(/by the law of the claim costs come before principal/);
  await who.fill({ why: 'the payer wrote that it is for the goods' });
  await who.press('Apply');
  expect(await charges()).toEqual(['fixed_sum 4000', 'interest 321']);
  const [kept] = await rowsOf<{ note: string }>(database.db.read, 'select note from cash_application order by id desc limit 1'); // prettier-ignore
  expect(kept?.note).toBe('the payer wrote that it is for the goods');
  const told = await rowsOf<{ body: string }>(database.db.read, `select p.payload as body from audit_payload p join audit_line a on a.id = p.line_id where a.kind = 'cash.applied' order by a.id desc limit 1`); // prettier-ignore
  expect(told[0]?.body).toContain('for the goods');
  await who.press('Undo');
  await who.go(path);
}

it('pays costs, interest and principal as the law orders them, tells of another way, and takes all of it back', async () => {
  const { who, desk, database } = at;
  const companyId = desk.company.id;
  const { entryId, customerId } = await invoice();
  const owed = async (): Promise<number> =>
    (await openItemsOfCustomers(database.db.read, companyId, [customerId], day('2026-03-10'))).reduce((all, one) => all + one.openMinor, 0); // prettier-ignore
  const before = await owed();
  await database.db.write('company').where({ id: companyId }).update({ governing_law: 'DE' });
  await database.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
  const common = { companyId, customerId, entryId, currency: 'EUR', aroseOn: day('2026-02-20') };
  await database.db.transaction((tx) =>
    addCharges(tx, desk.work(), [
      { ...common, kind: 'fixed_sum', cause: 'fixed', amountMinor: 4_000 },
      { ...common, kind: 'interest', cause: 'interest/2026-02-02/2026-02-19', amountMinor: 321 },
    ]),
  );
  const [account] = await database.db.read('bank_account').where({ company_id: companyId }).select<{ iban: string }[]>('iban'); // prettier-ignore
  await paidByBank(desk, account?.iban ?? '', { amount: '60.00', currency: 'EUR' }, { text: 'F-1002' });
  const path = on(`/cash/${await line()}`);
  await who.go(path);
  expect(await who.said('#split')).toContain('Fixed sum for late payment of F-1002');
  expect(await who.said('#split')).toMatch(/Interest for late payment of F-1002, from 2 Feb.* to 19 Feb/);
  // Proposed as the law orders it, with where that stands: it waits for a person
  expect(await who.said('#split')).toContain('the law pays costs, interest, principal (BGB § 367');
  expect(await who.said('.desk-panel .is-wait')).toContain('by the law of the claim interest or costs come first');
  expect(await who.said('#split [role=status]')).not.toContain('by the law of the claim');
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390]] as const) {
    await who.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await who.page.setViewport({ width, height: 900 });
    await new Promise((done) => setTimeout(done, 400)); // colours move a moment
    expect(await flawsIn(who.page)).toEqual([]);
    if (process.env['DULY_LOOK'] !== undefined) await who.page.screenshot({ path: `${process.env['DULY_LOOK']}/receipt-${scheme}-${width}.png` as `${string}.png`, fullPage: true }); // prettier-ignore
  } // prettier-ignore
  await who.page.setViewport({ width: 1280, height: 900 });
  await elsewise(path);
  await who.press('Pay the oldest');
  expect(await who.said('#split [role=status]')).not.toContain('by the law of the claim');
  await who.press('Apply');
  expect(await charges()).toEqual(['fixed_sum 0', 'interest 0']);
  expect(await owed()).toBe(before - 6_000 + 4_321);
  await who.press('Undo');
  expect(await charges()).toEqual(['fixed_sum 4000', 'interest 321']);
  expect(await owed()).toBe(before);
}, 120_000);

it('refuses what no charge bears, and what is nobody’s', async () => {
  const { desk, database } = at;
  const clerk = await desk.as('collector');
  const [one] = await rowsOf<{ id: number }>(database.db.read, "select id from v_charge where kind = 'interest'");
  const { customerId } = await invoice();
  const field = `charge.${desk.house.ids.seal('charge', one?.id ?? 0)}`;
  const customer = desk.house.ids.seal('customer', customerId);
  const path = on(`/cash/${await line()}`);
  for (const [fields, said] of [
    [{ customer, [field]: '9.00' }, 'Of Interest for late payment of F-1002'],
    [{ customer, [field]: "1' or 1=1" }, 'is no amount'],
    [{ customer, 'charge.ch_00000000000': '1.00' }, 'none of these customers'],
    [{ [field]: '1.00' }, 'none of these customers'],
  ] as const) {
    const answer = await clerk.post(path, { ...fields, do: 'apply' });
    expect([said, answer.status]).toEqual([said, 422]);
    expect(/role="alert">(.*?)<\/div>/s.exec(answer.text)?.[1]).toContain(said);
  }
  expect(await charges()).toEqual(['fixed_sum 4000', 'interest 321']);
});
