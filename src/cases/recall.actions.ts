import type { Company } from '../companies/company';
import { actorText } from '../kernel/actor';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { OUTCOME_WORDS } from '../languages/outcome-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { tellColleagues } from '../people/house-mail.actions';
import { partnerById } from '../mandates/partner.store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { judgedPlans } from '../promises/plan.store';
import { move } from './actions';
import { caseById, itemsOfCase, type CaseView } from './case.panel';
import { leave } from './closing.actions';
import { happen } from './happening.actions';
import { dossierById } from './recovery.panel';
import { recallOf, type Recall } from './recall';
import { pinnedModel } from '../mandates/fee.store';
import { openSteps } from './recall.store';
import { reportsOf } from './report.store';
import { closeCase } from './store';

/** Taking a case back from a partner: what it would cost and what follows, and the deed itself, of which the partner hears the same day. */
export interface Consequence {
  readonly recall: Recall;
  readonly receivedOn: string | null;
  readonly items: number;
  readonly openMinor: number;
  readonly plans: number;
  readonly steps: number;
}

export async function consequenceOf(q: Query, work: Work, found: CaseView): Promise<Consequence> {
  const items = await itemsOfCase(q, found);
  const reports = await reportsOf(q, found.id);
  const receivedOn = reports.find(({ kind }) => kind === 'received')?.onDay ?? null;
  const cameMinor = Math.max(0, sum(items.map(({ cameInMinor }) => cameInMinor)));
  const reported = sum(reports.flatMap(({ kind, amountMinor }) => (kind === 'paid' ? [amountMinor ?? 0] : [])));
  const ids = new Set(items.map(({ itemId }) => itemId));
  const customers = { first: found.customerId, last: found.customerId };
  const running = await judgedPlans(q, { companyId: found.companyId, customers, running: true }, work.today);
  return {
    recall: recallOf({
      ...{ stage: found.stage, receivedOn, cameMinor, underWayMinor: Math.max(0, reported - cameMinor) },
      model: await pinnedModel(q, found.companyId, found.feeModelId),
      claim: { claimMinor: found.principalMinor, ageDays: found.ageDays ?? 0 },
    }),
    ...{ receivedOn, items: items.length },
    openMinor: sum(items.map(({ openMinor }) => Math.max(0, openMinor))),
    plans: running.filter(({ plan }) => plan.items.some(({ itemId }) => ids.has(itemId))).length,
    steps: await openSteps(q, found.id),
  };
}

/** Whether the partner could be told. Refuses without a reason, and a case that is not with a partner. */
export async function recallCase(
  work: Work,
  company: Company,
  { number, why }: { readonly number: string; readonly why: string },
): Promise<{ readonly told: string | null }> {
  const reason = why.trim();
  if (reason === '') throw new Refusal('recall-needs-reason', 'A recall needs a reason.', 'Say why: --why "…"');
  let told: string | null = null;
  await move(work, { companyId: company.id, number, to: 'closed' }, async (tx, kase) => {
    const found = await caseById(tx, company.id, kase.id);
    if (found === undefined) throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list'); // prettier-ignore
    const { recall } = await consequenceOf(tx, work, found);
    const withdrawalMinor = recall.kind === 'cost' ? recall.feeMinor + recall.shareMinor : recall.kind === 'free' ? 0 : null; // prettier-ignore
    await closeCase(tx, found.id, {
      ...{ on: work.today, outcome: 'withdrawn', at: work.now, by: actorText(work.actor), why: reason },
      ...{ settledMinor: null, withdrawalMinor, mergedInto: null },
    });
    await leave(tx, work, kase);
    told = await tell(tx, work, company, { found, reason });
    const payload = { number, outcome: 'withdrawn', why: reason, price: recall, told };
    await happen(tx, work, found, { kind: 'case.withdrawn', payload });
  });
  return { told };
}

/** In the language of the file; it names neither the debtor nor a secret. Null: no address is known. */
async function tell(
  tx: Tx,
  work: Work,
  company: Company,
  { found, reason }: { readonly found: CaseView; readonly reason: string },
): Promise<string | null> {
  const { partner, partnerEmail: email, number, id } = found;
  const way = await partnerById(tx, company.id, found.partnerId);
  // where files go by mail, so does this
  if (way?.channel === 'mail') return way.channelTo.to ?? null;
  if (email === null) return null;
  const dossier = await dossierById(tx, company.id, found.dossierId);
  const { language } = JSON.parse(dossier?.claim ?? '{}') as { language?: string };
  const to = { name: partner, email, language: language ?? company.language };
  const { mail: w } = inLanguage(OUTCOME_WORDS, to.language).recall;
  const blanks = { number, creditor: company.legalName, day: dayText(work.today, to.language), why: reason };
  const paragraphs = [w.text, w.why, w.money].map((text) => fill(text, blanks));
  const said = { subject: fill(w.subject, blanks), paragraphs, link: null };
  await tellColleagues(tx, work, [{ companyId: company.id, key: `case/${id}/withdrawn/${work.now}`, to, said }]);
  return email;
}
