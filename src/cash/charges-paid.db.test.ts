import { addCharges } from '../ledger/charge.store';
import { littleLedger } from '../ledger/testing/little-ledger';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { cashCommands } from './cli';
import { acceptProposals } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import { proposalFor } from './proposal.store';
import { plantReceipts } from './testing/plant-receipts';

/** Interest and costs are paid with money of the bank: as the law orders it where nobody chose, and by the command line as its user says, with a reason. */
const open = testDatabase();
const today = () => workOn(open.db, '2026-03-03');
let n = 0;

async function standing(law: string) {
  const code = `paid-beside-${(n += 1)}`;
  const ledger = await littleLedger(open.db, code);
  const { companyId, customerId } = ledger;
  await open.db.write('company').where({ id: companyId }).update({ governing_law: law });
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
  const itemId = await ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  const [entry] = await rowsOf<{ entryId: number }>(open.db.read, 'select entry_id as "entryId" from v_open_item where item_id = ?', [itemId]); // prettier-ignore
  const common = { companyId, customerId, entryId: entry!.entryId, currency: 'EUR', aroseOn: day('2026-02-20') };
  await open.db.transaction((tx) =>
    addCharges(tx, today(), [
      { ...common, kind: 'fixed_sum', cause: 'fixed', amountMinor: 4_000 },
      { ...common, kind: 'interest', cause: 'interest/2026-02-02/2026-02-19', amountMinor: 321 },
    ]),
  );
  const charges = await rowsOf<{ id: number; kind: string }>(open.db.read, 'select id, kind from v_charge where company_id = ? order by id', [companyId]); // prettier-ignore
  const sealed = Object.fromEntries(charges.map(({ id, kind }) => [kind, today().ids.seal('charge', id)]));
  const came = async (amountMinor: number, text = 'FA2026-00123'): Promise<string> => {
    const [id = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-03-01', amountMinor, text }]);
    return today().ids.seal('bank_line', id);
  };
  const left = async (): Promise<string[]> =>
    [
      ...(await rowsOf<{ said: string }>(open.db.read, `select document || ' ' || open_minor as said from v_open_item where company_id = ? and type = 'invoice'`, [companyId])), // prettier-ignore
      ...(await rowsOf<{ said: string }>(open.db.read, `select kind || ' ' || open_minor as said from v_charge where company_id = ? order by kind`, [companyId])), // prettier-ignore
    ].map(({ said }) => said);
  const type = (...args: string[]) => duly(today(), cashCommands, ['cash', ...args, '--company', code]);
  return { companyId, sealed, came, left, type };
}

const idOf = (line: string): number => today().ids.open('bank_line', line) ?? 0;

it.each([
  ['DE', 'c4000 c321 p5679 medium', ['FA2026-00123 4321', 'fixed_sum 0', 'interest 0']],
  ['FR', 'c321 p9679 medium', ['FA2026-00123 321', 'fixed_sum 4000', 'interest 0']],
  ['UK', 'p10000 high', ['FA2026-00123 0', 'fixed_sum 4000', 'interest 321']],
  ['SE', 'p10000 high', ['FA2026-00123 0', 'fixed_sum 4000', 'interest 321']], // from memory: orders nothing before somebody confirms it
])('%s: what is proposed for the sum of the invoice, and what accepting it pays', async (law, expected, after) => {
  const at = await standing(law);
  const line = await at.came(10_000);
  const { companyId } = at;
  await matchReceipts(today(), { id: companyId });
  const proposal = await proposalFor(open.db.read, companyId, idOf(line));
  if (proposal === undefined)
    expect([law, 'applied by the rule']).toEqual([expected.endsWith('high') ? law : '', 'applied by the rule']); // prettier-ignore
  else {
    const said = [...(proposal.charges ?? []).map(({ minor }) => `c${minor}`), ...proposal.parts.map(({ minor }) => `p${minor}`)]; // prettier-ignore
    expect([...said, proposal.confidence].join(' ')).toBe(expected);
    expect((await acceptProposals(today(), companyId, [{ lineId: idOf(line), digest: null }])).applied).toHaveLength(1);
  }
  expect(await at.left()).toEqual(after);
});

it('pays what the command line names, charges too, and what is beyond them stays on account', async () => {
  const at = await standing('DE');
  const line = await at.came(6_000, 'x');
  const { sealed } = at;
  await at.type('apply', line, '--charge', sealed['fixed_sum']!, '--charge', `${sealed['interest']!}=3.21`, '--to', 'FA2026-00123=16.79'); // prettier-ignore
  expect(await at.left()).toEqual(['FA2026-00123 8321', 'fixed_sum 0', 'interest 0']);
});

it('refuses another order without a reason, and keeps the reason', async () => {
  const at = await standing('DE');
  const line = await at.came(10_000, 'x');
  await expect(at.type('apply', line, '--to', 'FA2026-00123')).rejects.toMatchObject({ code: 'cash-order' });
  await expect(at.type('apply', line, '--to', 'FA2026-00123', '--why', ' ')).rejects.toMatchObject({ code: 'cash-order' }); // prettier-ignore
  await at.type('apply', line, '--to', 'FA2026-00123', '--why', 'the payer named the goods');
  expect(await at.left()).toEqual(['FA2026-00123 0', 'fixed_sum 4000', 'interest 321']);
  const [kept] = await rowsOf<{ note: string }>(open.db.read, 'select note from cash_application where company_id = ?', [at.companyId]); // prettier-ignore
  expect(kept?.note).toBe('the payer named the goods');
});

it.each([
  ['a charge that is none', ['--charge', 'ch_00000000000'], 'no-such-charge'],
  ['an id of something else', ['--charge', 'it_00000000000'], 'no-such-charge'],
  ['SQL', ['--charge', "1' or 1=1"], 'no-such-charge'],
  ['more than is open', ['--charge', 'FIXED=99.00'], 'wrong-use'],
  ['nothing of it', ['--charge', 'FIXED=0'], 'wrong-use'],
  ['less than nothing', ['--charge', 'FIXED=-1'], 'wrong-use'],
  ['twice', ['--charge', 'FIXED=20', '--charge', 'FIXED=20'], 'cash-twice'],
  ['no amount', ['--charge', 'FIXED=much'], 'wrong-use'],
])('refuses %s', async (_, args, code) => {
  const at = await standing('DE');
  const line = await at.came(4_000, 'x');
  const given = args.map((one) => one.replace('FIXED', at.sealed['fixed_sum']!));
  await expect(at.type('apply', line, ...given)).rejects.toMatchObject(code === 'wrong-use' ? { name: 'WrongUse' } : { code }); // prettier-ignore
  expect(await at.left()).toEqual(['FA2026-00123 10000', 'fixed_sum 4000', 'interest 321']);
});

it('another company’s charge is not there', async () => {
  const [at, other] = [await standing('DE'), await standing('DE')];
  const line = await at.came(4_000, 'x');
  await expect(at.type('apply', line, '--charge', other.sealed['fixed_sum']!)).rejects.toMatchObject({ code: 'no-such-charge' }); // prettier-ignore
  expect(await other.left()).toEqual(['FA2026-00123 10000', 'fixed_sum 4000', 'interest 321']);
});
