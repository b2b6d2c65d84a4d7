import { contentOf } from '../imports/formats/magic';
import { openTable } from '../imports/opening';
import { totalsOf, type RemittanceLine } from '../remittances/remittance';
import { readRemittance } from '../remittances/remittance-file';
import type { Call, Reply } from './call.api';
import { limitIn, wrongQuery } from './cases.api';
import type { RemittanceGiven, RemittanceRow } from './money-shapes';
import { ApiProblem, wrongFields, type WrongField } from './problem';
import { fileSaid, lineOf, stateIn, wrongIn, wrongOf } from './remittances.api';
import { SANDBOX, toldIn, type SandboxRemittance } from './sandbox';
import { keep, keptFor, numbered } from './sandbox.api';
import { spanIn, statementJson } from './statement.api';

/** The money of the made-up case: told as of real ones, found and booked as the case goes on, and nowhere but in its own statement. */
const rowOf = ({ id, reference, on, state, lines, cameOn }: SandboxRemittance): RemittanceRow => {
  const totals = totalsOf(lines);
  return { ...{ id, reference, on, state, currency: SANDBOX.currency }, ...totals, cameMinor: cameOn === null ? null : totals.netMinor, cameOn }; // prettier-ignore
};

const remittancesIn = async (call: Call): Promise<readonly SandboxRemittance[]> =>
  toldIn((await keptFor(call)).told).remittances;

export async function remittancesInSandbox(call: Call): Promise<Reply> {
  const { query } = call.asked;
  const [state, limit, cursor] = [stateIn(query), limitIn(query), query.get('cursor') ?? ''];
  const all = (await remittancesIn(call)).filter((one) => state === undefined || one.state === state).toReversed();
  const from = cursor === '' ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== '' && from === 0) throw wrongQuery('cursor');
  const shown = all.slice(from, from + limit);
  return {
    json: { remittances: shown.map(rowOf), next: from + limit < all.length ? (shown.at(-1)?.id ?? null) : null },
  };
}

export async function remittanceInSandbox(call: Call): Promise<Reply> {
  const found = (await remittancesIn(call)).find(({ id }) => id === call.asked.params['remittance']);
  if (found === undefined) throw new ApiProblem(404, 'no-such-remittance', 'There is no such remittance, or it was taken back.', 'List yours: GET /remittances.'); // prettier-ignore
  const lines = found.lines.map(({ on, ...line }) => ({
    ...{ case: SANDBOX.id, number: SANDBOX.number, partnerRef: null, paidOn: on, ...line, agreed: null },
  }));
  return { json: { ...rowOf(found), lines, differences: [] } };
}

export function remitInSandbox(call: Call<RemittanceGiven>): Promise<Reply> {
  const { work, given } = call;
  const wrong: WrongField[] = given.on > work.today ? [{ at: '/on', why: 'that day has not come' }] : [];
  const lines = given.lines.map(({ case: id, ...line }, n): RemittanceLine => {
    const read = lineOf(line, 0);
    wrong.push(...wrongOf(read, id === SANDBOX.id ? SANDBOX : undefined, work.today).map(({ at, why }) => ({ at: `/lines/${n}${at}`, why }))); // prettier-ignore
    return read;
  });
  if (wrong.length > 0) throw wrongFields(wrong.slice(0, 50));
  return kept(call, { reference: given.reference, on: given.on, lines });
}

/** CSV alone: no workbook of strangers is opened for a case that nobody has. */
export function remitFileInSandbox(call: Call): Promise<Reply> {
  const { work } = call;
  const { name, reference, body } = fileSaid(call);
  const { table } = contentOf(body.subarray(0, 4_096)) === 'text' ? openTable(name, { size: body.length, read: (at, n) => body.subarray(at, at + n) }, {}) : { table: undefined }; // prettier-ignore
  if (table === undefined || table.standard !== undefined)
    throw new ApiProblem(415, 'remittance-file', 'This is no remittance file that can be read.', 'Send CSV with a heading for the case, the day, the amount paid, and what was kept. The sandbox reads no workbooks.'); // prettier-ignore
  const own = { ...SANDBOX, caseId: 0, partnerRef: null, state: 'with_partner' };
  const { lines, problems, reference: said } = readRemittance(table.rows(), [own], work.today);
  if (problems.length > 0) throw wrongFields(problems.map(wrongIn));
  const on = lines.map((line) => line.on).reduce((a, b) => (a > b ? a : b));
  return kept(call, { reference: reference === '' ? (said ?? `${on}/${name}`) : reference, on, lines });
}

async function kept(call: Call, { reference, on, lines }: Pick<SandboxRemittance, 'reference' | 'on'> & { readonly lines: readonly RemittanceLine[] }): Promise<Reply> {
  const before = await keptFor(call);
  const known = toldIn(before.told).remittances.find((one) => one.reference === reference);
  if (known !== undefined) throw new ApiProblem(409, 'remittance-told', `The remittance ${reference} was told already.`, 'Give this one its own reference.');
  const own = lines.map(({ on: day, grossMinor, commissionMinor, vatMinor, costsMinor }) => ({ on: day, grossMinor, commissionMinor, vatMinor, costsMinor }));
  const one = { id: numbered(call, 'pm'), reference, on, state: 'told', lines: own, cameOn: null } as const;
  await keep(call, before, 'remittances', one);
  return { json: { taken: true, remittance: rowOf(one) } };
} // prettier-ignore

export async function statementInSandbox(call: Call): Promise<Reply> {
  const all = await remittancesIn(call);
  const { currency } = SANDBOX;
  const rows = {
    remittances: all.map((one, id) => ({ id, reference: one.reference, on: one.on, currency, netMinor: totalsOf(one.lines).netMinor, bankedOn: one.cameOn, bankMinor: one.cameOn === null ? null : totalsOf(one.lines).netMinor })), // prettier-ignore
    collected: all.flatMap(({ lines }) => lines.map((line) => ({ caseId: 0, number: SANDBOX.number, on: line.on, way: 'partner' as const, currency, grossMinor: line.grossMinor, commissionMinor: line.commissionMinor ?? 0, vatMinor: line.vatMinor ?? 0, feeModelId: null }))), // prettier-ignore
    cases: [{ caseId: 0, number: SANDBOX.number, handedOverOn: SANDBOX.handedOverOn, currency, principalMinor: SANDBOX.principalMinor }], // prettier-ignore
    invoices: [],
  };
  const seal = (kind: string, id: number): string => (kind === 'case' ? SANDBOX.id : (all[id]?.id ?? ''));
  return { json: statementJson(rows, spanIn(call), seal) };
}
