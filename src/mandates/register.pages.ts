import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { OPERATOR_WORDS } from '../languages/operator-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { REGISTER_WORDS } from '../languages/register-words';
import { inLanguage, numberText } from '../languages/said';
import { page, type Answer } from '../platform/web/answer';
import { agreementsOf } from './agreement.store';
import { mandateText } from './mandate-told';
import { mandateFault } from './mandate';
import { partnerPath, type MandatesDeps } from './deps.pages';
import { registerOf, type RegisteredPartner } from './partner.store';
import type { PartnerResults } from './results';

/** The partners: who they are, where they work, what stands against giving them anything, and what came of what they had. */
export const registerRoutes = (deps: MandatesDeps): readonly Route[] => [
  { method: 'get', path: '/recovery/partners', right: 'see', visit: (visit) => list(visit, deps) },
];

async function list(visit: Visit, deps: MandatesDeps): Promise<Answer> {
  const { work, company, at } = visit;
  const w = inLanguage(REGISTER_WORDS, visit.language);
  const title = inLanguage(RECIPIENT_WORDS, visit.language).title;
  const partners = await registerOf(work.db.read, company.id);
  const agreements = await agreementsOf(work.db.read, company.id);
  const results = await deps.resultsOf(work.db.read, company.id, null);
  const row = (partner: RegisteredPartner) => {
    const own = agreements.filter(({ partnerId }) => partnerId === partner.id);
    const fault = mandateFault(partner, own, work.today);
    return {
      name: partner.name,
      href: partnerPath(visit, partner.id),
      kind: inLanguage(RECOVERY_WORDS, visit.language).kind[partner.kind],
      works: partner.countries.join(', '),
      fault: fault === null ? '' : mandateText(fault, visit),
      ...resultCells(visit, results.filter(({ partnerId }) => partnerId === partner.id)), // prettier-ignore
    };
  };
  const [going, over] = [partners.filter(({ endedAt }) => endedAt === null), partners.filter(({ endedAt }) => endedAt !== null)]; // prettier-ignore
  return page('pages/mandates/register', title, {
    ...{ title, w, going: going.map(row), over: over.map(row) },
    world: visit.may('approve') ? { href: at.under('/recovery/operator'), label: inLanguage(OPERATOR_WORDS, visit.language).title } : null, // prettier-ignore
    add: visit.may('approve') && visit.on === null ? at.under('/recovery/partners/new') : '',
  });
}

/** A line for each currency. */
export function resultCells({ locale }: Pick<Visit, 'locale'>, results: readonly PartnerResults[]) {
  const total = (of: (one: PartnerResults) => number): string =>
    numberText(
      results.reduce((sum, one) => sum + of(one), 0),
      locale,
    );
  const money = (of: (one: PartnerResults) => number): string[] =>
    results.map((one) => format({ minor: of(one), currency: one.currency }, locale));
  return {
    ...{ open: total((one) => one.open), closed: total((one) => one.closed), paid: total((one) => one.paid) },
    ...{ handed: money((one) => one.handedOverMinor), came: money((one) => one.cameInMinor) },
  };
}
