import { isPartnersAsk } from '../cases/ask';
import { asksOf } from '../cases/ask.store';
import { caseById, itemsOfCase, type CaseItem, type CaseView } from '../cases/case.panel';
import { CASE_STATES, type CaseState } from '../cases/case';
import { bundleFile, downloadsOf } from '../cases/file.pages';
import { messagesOf } from '../cases/message.store';
import { dossierById } from '../cases/recovery.panel';
import { reportsOf } from '../cases/report.store';
import { supplementOpened } from '../cases/supplement.actions';
import { supplementFile } from '../cases/supplement.pages';
import { supplementsOf } from '../cases/supplement.store';
import type { Claim } from '../dossier/claim';
import { agencyCase } from '../dossier/routes/agency-cases';
import { routeNamed } from '../dossier/routes/routes';
import { filesOfDossier } from '../dossier/store';
import { byPartner } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import { PARTNER_WORDS } from '../languages/partner-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { labelOf } from '../ledger/open-item';
import type { Answer } from '../platform/web/answer';
import type { Call, Reply } from './call.api';
import { UNDER } from './operation';
import { partnerCase, partnerCases, type PartnerCase } from './panel';
import { ApiProblem } from './problem';
import { MOST_AT_ONCE } from './shapes';

/** The cases of the partner who asks: as a list, one with all that belongs to it, its files, and what is told of it. */
const USUAL = 50;

interface CasesWanted {
  readonly state: CaseState | null;
  readonly updatedSince: Instant | null;
  readonly after: number;
  readonly limit: number;
}

export function casesWanted({ asked: { query }, work }: Call): CasesWanted {
  const state = query.get('state') ?? '';
  const known = CASE_STATES.find((one) => one === state);
  if (state !== '' && known === undefined) throw wrongQuery('state');
  const since = query.get('updatedSince') ?? '';
  if (since !== '' && !isMoment(since)) throw wrongQuery('updatedSince');
  const limit = limitIn(query);
  const cursor = query.get('cursor') ?? '';
  const after = cursor === '' ? 0 : work.ids.open('case', cursor);
  if (after === undefined) throw wrongQuery('cursor');
  const updatedSince = since === '' ? null : (new Date(since).toISOString() as Instant);
  return { state: known ?? null, updatedSince, after, limit };
}

export async function listCases(call: Call): Promise<Reply> {
  const { work, token } = call;
  const { limit, ...wanted } = casesWanted(call);
  const whose = { companyId: token.companyId, partnerId: token.partnerId };
  const found = await partnerCases(work.db.read, { ...whose, ...wanted, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last !== undefined ? work.ids.seal('case', last.id) : null;
  return { json: { cases: shown.map((row) => rowOf(work, row)), next } };
}

export function limitIn(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? USUAL);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_AT_ONCE) throw wrongQuery('limit');
  return limit;
}

const isMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

export const wrongQuery = (name: string): ApiProblem =>
  new ApiProblem(400, 'wrong-query', `What was given as ${name} cannot be read.`, 'See openapi.json for what it may be.'); // prettier-ignore

/** Of what is over only how it ended: the access ended with the case. */
function rowOf({ ids }: Call['work'], { id, ...row }: PartnerCase) {
  const isOver = row.state !== 'with_partner';
  return { id: ids.seal('case', id), ...row, ...(isOver && { debtor: null, principalMinor: null }) };
}

export interface Opened {
  readonly row: PartnerCase;
  readonly found: CaseView;
}

/** Another partner's case is none. What is over is a line in the list and no more. */
export async function opened({ asked, work, token }: Call): Promise<Opened> {
  const id = work.ids.open('case', asked.params['case'] ?? '');
  const { companyId, partnerId } = token;
  const row = id === undefined ? undefined : await partnerCase(work.db.read, { companyId, partnerId, id });
  const found = row && (await caseById(work.db.read, companyId, row.id));
  if (row === undefined || found === undefined)
    throw new ApiProblem(404, 'no-such-case', 'There is no such case.', 'List your cases: GET /cases.');
  if (found.state !== 'with_partner')
    throw new ApiProblem(410, 'case-over', `This case is ${found.state === 'closed' ? 'closed' : 'taken back'}. Please do nothing more about it.`, 'How it ended stands in the list of your cases.'); // prettier-ignore
  return { row, found };
}

export async function wholeCase(call: Call): Promise<Reply> {
  const { work } = call;
  const { row, found } = await opened(call);
  const items = await itemsOfCase(work.db.read, found);
  const dossier = await dossierById(work.db.read, found.companyId, found.dossierId);
  const claim = JSON.parse(dossier?.claim ?? '') as Claim;
  const files = await filesIn(call, found);
  const reports = await reportsOf(work.db.read, found.id);
  return {
    json: {
      ...rowOf(work, row),
      openMinor: sum(items.map(openOf)),
      items: items.map((item) => ({
        ...{ document: labelOf(item), issuedOn: item.issuedOn, dueOn: item.dueOn, claimedMinor: item.claimedMinor },
        ...{ cameInMinor: item.cameInMinor, openMinor: openOf(item) },
      })),
      claim: agencyCase(claim, routeNamed('agency')),
      files: files.map(({ title }, at) => ({
        ...{ n: at + 1, title, path: `${UNDER}/cases/${work.ids.seal('case', found.id)}/files/${at + 1}` },
      })),
      reports: reports.map(({ kind, onDay, amountMinor, outcome, details, note, recordedAt, recordedBy }) => ({
        ...{ kind, onDay, amountMinor, outcome, reached: details.reached ?? null, note, recordedAt },
        by: byPartner(recordedBy) ? 'partner' : 'creditor',
      })),
      asks: (await asksOf(work.db.read, found.companyId, found.id))
        .filter(isPartnersAsk)
        .map(({ id, kind, amountMinor, note, answerBy, decision, reason }) => ({
          ...{ id: work.ids.seal('ask', id), kind, amountMinor, note, answerBy, decision, reason },
        })),
      messages: (await messagesOf(work.db.read, { companyId: found.companyId, caseId: found.id, for: 'partner' })).map(
        ({ side, author, text, at }) => ({ side, author, text, at }),
      ),
    },
  };
}

/** What is left of what was handed over; what came in beyond it does not count below nothing. */
const openOf = ({ claimedMinor, cameInMinor, openMinor }: CaseItem): number =>
  Math.max(0, Math.min(openMinor, claimedMinor - cameInMinor));

interface CaseFile {
  readonly title: string;
  fetch(): Promise<Answer>;
}

/** The file as it was handed over, then its supplements, oldest first: a number never becomes another file's. */
async function filesIn({ work, company }: Call, found: CaseView): Promise<CaseFile[]> {
  const words = { ...PARTNER_WORDS.en, parts: RECIPIENT_WORDS.en };
  const bundle = downloadsOf(await filesOfDossier(work.db.read, found.dossierId), words);
  const supplements = (await supplementsOf(work.db.read, company.id, found.id)).toReversed();
  return [
    ...bundle.map(({ label, query }) => ({
      title: label,
      fetch: () => bundleFile(work, found, new URLSearchParams(query)),
    })),
    ...supplements.map((made) => ({
      title: `Supplement ${made.n}`,
      fetch: async () => {
        const answer = supplementFile(work, made, new URLSearchParams({ as: 'zip' }));
        await supplementOpened(work, company.id, made);
        return answer;
      },
    })),
  ];
}

export async function caseFile(call: Call): Promise<Reply> {
  const { found } = await opened(call);
  const n = call.asked.params['n'] ?? '';
  const wanted = /^[1-9]\d{0,3}$/.test(n) ? (await filesIn(call, found))[Number(n) - 1] : undefined;
  if (wanted === undefined)
    throw new ApiProblem(404, 'no-such-file', 'There is no such file of the case.', 'See `files` of the case.');
  return { answer: await wanted.fetch() };
}
