import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '../kernel/day';
import { tellRemittance, type Taken } from '../remittances/actions';
import { comparedOf } from '../remittances/collected-rows';
import { collectedOfRemittance } from '../remittances/collected.store';
import { readRemittanceFile } from '../remittances/file.actions';
import { differencesOf, netOf, stateOf, type RemittanceLine } from '../remittances/remittance';
import { casesOfPartner, remittanceById, remittancesOf, type NamedCase, type Remittance } from '../remittances/store';
import { keepFile, takeFile } from '../remittances/told-file.actions';
import type { Work } from '../platform/work';
import { fileIn, type Call, type Reply } from './call.api';
import { limitIn, wrongQuery } from './cases.api';
import { REMITTANCE_STATES, type RemittanceGiven, type RemittanceRow } from './money-shapes';
import { ApiProblem, wrongFields, type WrongField } from './problem';

/** What the partner passes on for many of its cases, told as JSON or as the file that its page takes, and how each stands. */
const whoseOf = ({ company, token }: Call) => ({ companyId: company.id, partnerId: token.partnerId });

const rowOf = ({ ids }: Work, one: Remittance): RemittanceRow => ({
  ...{ id: ids.seal('partner_remittance', one.id), reference: one.reference, on: one.on, state: stateOf(one) },
  ...{ currency: one.currency, grossMinor: one.grossMinor, commissionMinor: one.commissionMinor },
  ...{ vatMinor: one.vatMinor, costsMinor: one.costsMinor, netMinor: one.netMinor },
  ...{ cameMinor: one.bankMinor, cameOn: one.bankedOn },
});

export async function listRemittances(call: Call): Promise<Reply> {
  const { work, asked, company, token } = call;
  const { query } = asked;
  const state = stateIn(query);
  const limit = limitIn(query);
  const after = cursorIn(work, query.get('cursor') ?? '');
  const found = await remittancesOf(work.db.read, company.id, {
    ...{ partnerId: token.partnerId, most: limit + 1 },
    ...(state !== undefined && { state }),
    ...(after !== undefined && { after }),
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last !== undefined ? `${last.on}.${work.ids.seal('partner_remittance', last.id)}` : null; // prettier-ignore
  return { json: { remittances: shown.map((one) => rowOf(work, one)), next } };
}

export function stateIn(query: URLSearchParams): (typeof REMITTANCE_STATES)[number] | undefined {
  const said = query.get('state') ?? '';
  const state = REMITTANCE_STATES.find((one) => one === said);
  if (said !== '' && state === undefined) throw wrongQuery('state');
  return state;
}

function cursorIn({ ids }: Work, text: string): { readonly on: Day; readonly id: number } | undefined {
  if (text === '') return undefined;
  const [, on = '', sealed = ''] = /^(\d{4}-\d{2}-\d{2})\.(\w+)$/.exec(text) ?? [];
  const id = ids.open('partner_remittance', sealed);
  if (id === undefined) throw wrongQuery('cursor');
  return { on: on as Day, id };
}

export async function wholeRemittance(call: Call): Promise<Reply> {
  const { work, asked, company, token } = call;
  const id = work.ids.open('partner_remittance', asked.params['remittance'] ?? '');
  const found = id === undefined ? undefined : await remittanceById(work.db.read, company.id, id);
  if (found?.partnerId !== token.partnerId)
    throw new ApiProblem(404, 'no-such-remittance', 'There is no such remittance, or it was taken back.', 'List yours: GET /remittances.'); // prettier-ignore
  const lines = await collectedOfRemittance(work.db.read, company.id, found.id);
  const compared = lines.map(comparedOf);
  return {
    json: {
      ...rowOf(work, found),
      lines: lines.map((line, n) => ({
        ...{ case: work.ids.seal('case', line.caseId), number: line.number, partnerRef: line.partnerRef },
        ...{ paidOn: line.on, grossMinor: line.grossMinor, commissionMinor: line.toldCommissionMinor },
        ...{ vatMinor: line.toldVatMinor, costsMinor: line.toldCostsMinor, agreed: compared[n]?.agreed ?? null },
      })),
      differences: differencesOf(compared, found.netMinor, found.bankMinor),
    },
  };
}

export async function remit(call: Call<RemittanceGiven>): Promise<Reply> {
  const { work, given, key } = call;
  const whose = whoseOf(call);
  const own = new Map((await casesOfPartner(work.db.read, whose.companyId, whose.partnerId)).map((one) => [one.caseId, one])); // prettier-ignore
  const wrong: WrongField[] = given.on > work.today ? [{ at: '/on', why: 'that day has not come' }] : [];
  const lines = given.lines.map(({ case: sealed, ...line }, n): RemittanceLine => {
    const found = own.get(work.ids.open('case', sealed) ?? 0);
    const read = lineOf(line, found?.caseId ?? 0);
    wrong.push(...wrongOf(read, found, work.today).map(({ at, why }) => ({ at: `/lines/${n}${at}`, why })));
    return read;
  });
  if (wrong.length > 0) throw wrongFields(wrong.slice(0, MOST_WRONG));
  const told = await tellRemittance(work, { ...whose, reference: given.reference, on: given.on, documentId: null, key, lines }); // prettier-ignore
  return taken(call, told);
}

const MOST_WRONG = 50;

export const lineOf = ({ paidOn, grossMinor, commissionMinor, vatMinor, costsMinor }: Omit<RemittanceGiven['lines'][number], 'case'>, caseId: number): RemittanceLine => ({
  ...{ caseId, on: paidOn, grossMinor, commissionMinor: commissionMinor ?? null },
  ...{ vatMinor: vatMinor ?? null, costsMinor: costsMinor ?? null },
}); // prettier-ignore

/** Another partner's case is none. */
export function wrongOf(line: RemittanceLine, found: Pick<NamedCase, 'handedOverOn'> | undefined, today: Day): WrongField[] {
  if (found === undefined) return [{ at: '/case', why: 'you have no such case' }];
  const wrong: WrongField[] = [];
  if (line.on > today) wrong.push({ at: '/paidOn', why: 'that day has not come' });
  if (line.on < found.handedOverOn) wrong.push({ at: '/paidOn', why: `it was handed over on ${found.handedOverOn}` });
  if (netOf(line) < 0) wrong.push({ at: '/commissionMinor', why: 'more is kept than was paid' });
  return wrong;
} // prettier-ignore

async function taken(call: Call, { id, isNew }: Taken): Promise<Reply> {
  const kept = await remittanceById(call.work.db.read, call.company.id, id);
  if (kept === undefined) throw new ApiProblem(409, 'remittance-gone', 'The remittance was taken back meanwhile.', 'Tell it again, under a new key.'); // prettier-ignore
  return { json: { taken: isNew, remittance: rowOf(call.work, kept) } };
}

const LONGEST_NAME = 200;

/** The body is the file; with anything wrong in it nothing is taken, and all of it is said, row by row. */
export async function remitFile(call: Call): Promise<Reply> {
  const { work } = call;
  const { name, reference, body } = fileSaid(call);
  const whose = whoseOf(call);
  const folder = await mkdtemp(join(tmpdir(), 'duly-remittance-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, body);
    const { problems } = await readRemittanceFile(work, { ...whose, path, name });
    if (problems.length > 0)
      throw new ApiProblem(422, 'remittance-wrong', 'Something is wrong with this file: nothing of it was taken.', 'See which rows, and why; mend the file and send it again.', { wrong: problems.map(wrongIn) }); // prettier-ignore
    const { documentId } = await keepFile(work, whose, { path, name });
    return await taken(call, await takeFile(work, whose, { documentId, reference }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function fileSaid({ asked }: Call): {
  readonly name: string;
  readonly reference: string;
  readonly body: Buffer;
} {
  const name = (asked.query.get('name') ?? '').trim();
  if (name === '' || name.length > LONGEST_NAME) throw wrongQuery('name');
  const reference = (asked.query.get('reference') ?? '').trim();
  if (reference.length > 80 || /\p{Cc}/u.test(reference)) throw wrongQuery('reference');
  return { name, reference, body: fileIn(asked) };
}

type FileProblem = Awaited<ReturnType<typeof readRemittanceFile>>['problems'][number];

export function wrongIn({ row, column, value, code, expectedMinor, expectedDay }: FileProblem): WrongField {
  const expected = expectedMinor === undefined ? (expectedDay ?? '') : `${expectedMinor} in minor units`;
  const why = [code, value === '' ? '' : `there stands ${JSON.stringify(value)}`, expected === '' ? '' : `expected ${expected}`]; // prettier-ignore
  return { at: `/rows/${row}${column === null ? '' : `/${column}`}`, why: why.filter((one) => one !== '').join('; ') };
}
