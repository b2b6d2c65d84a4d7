import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { countText, fill, inLanguage } from '../languages/said';
import { giveVisit } from '../people/visit-link.actions';
import { PATHS } from '../kernel/paths';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { handOver } from './actions';
import { bundlePage } from './bundle.pages';
import type { CasesDeps } from './deps.pages';
import { dossierAsked } from './file.pages';
import { addPartner } from '../mandates/partner.actions';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { caseOfDossier } from './store';
import { readPartner } from './wizard-form';

/** Handing a recovery file to a partner: from then on its items are the partner's, and a link lets the partner see the case. */
export const handOverRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'post', path: '/recovery/:dossier/hand-over', right: 'approve', visit: (visit) => give(visit, deps) },
];

const LONGEST_WHY = 500;

/** So long a partner may open the case by a link. */
export const LINK_DAYS = 90;

async function give(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const dossier = await dossierAsked(visit);
  const standing = await caseOfDossier(work.db.read, company.id, dossier.number);
  if (standing?.state === 'with_partner') return see(visit.at.case(work.ids.seal('case', standing.id)));
  const wrong: Record<string, string> = {};
  const partner = readPartner(asked.form, w.wrong, wrong);
  if (partner === null) wrong['partner'] = w.wrong.partner;
  const why = (asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  const { hardship } = await customerById(work.db.read, company.id, dossier.customerId);
  if (hardship && why === '') wrong['why'] = w.bundle.hardship;
  if (partner === null || Object.keys(wrong).length > 0) {
    return bundlePage(visit, dossier, { typed: typedIn(asked.form), wrong });
  }
  const to = 'known' in partner ? await knownPartner(visit, partner.known) : partner;
  if (!('known' in partner)) await addPartner(work, company.id, partner);
  const id = await handOver(work, {
    ...{ companyId: company.id, number: dossier.number, partner: to.name, partnerKind: to.kind, why },
  });
  await giveLink(visit, deps, id);
  const items = countText(w.bundle.items, dossier.items, visit.locale);
  asked.session.tell({ text: fill(w.case.done.handed, { number: dossier.number, partner: to.name, items }) });
  return see(visit.at.case(work.ids.seal('case', id)));
}

async function knownPartner({ work, company }: Visit, sealed: string): Promise<Partner> {
  const id = work.ids.open('partner', sealed);
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const keptUnder = (caseId: number): string => `partner-link-${caseId}`;

/** Makes the partner's link; it stays with this browser until it has been shown once. */
export async function giveLink({ work, company, asked }: Visit, deps: CasesDeps, caseId: number): Promise<void> {
  const about = `case/${caseId}`;
  const link = { kind: 'partner', about, companyId: company.id, days: LINK_DAYS, from: asked.now } as const;
  const secret = await giveVisit(work, link);
  asked.session.set(keptUnder(caseId), `${deps.publicUrl}${PATHS.partner(secret)}`);
}

/** The link that was just made, the first time it is asked for; empty after that. */
export function takeLink({ asked }: Visit, caseId: number): string {
  const link = asked.session.get(keptUnder(caseId)) ?? '';
  if (link !== '') asked.session.set(keptUnder(caseId), undefined);
  return link;
}
