import type { Visit } from '../companies/visit.pages';
import { AGREEMENT_WORDS } from '../languages/agreement-words';
import { CODE_WORDS } from '../languages/code-words';
import { remitTermText } from '../languages/remit-term-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { agreedDaysOn, remitTermsIn, stateOf, type Agreement, type AgreementState } from './agreement';
import { agreementsOf } from './agreement.store';
import { partnerPath } from './deps.pages';
import { agreementsNeeded, mandateFault, needOf } from './mandate';
import { mandateText } from './mandate-told';
import type { RegisteredPartner } from './partner.store';

/** What was agreed with a partner as its page shows it: each paper with its state, what is needed and what stands against a hand-over. */
export async function agreementBlanks(visit: Visit, partner: RegisteredPartner, goes: boolean): Promise<unknown> {
  const { work, language } = visit;
  const w = inLanguage(AGREEMENT_WORDS, language);
  const all = await agreementsOf(work.db.read, partner.companyId, partner.id);
  const fault = mandateFault(partner, all, work.today);
  const why = needOf(partner);
  const path = (below: string): string => partnerPath(visit, partner.id, below);
  const unknown = partner.kind === 'agency' && partner.country === null && visit.company.country === 'FR';
  return {
    w,
    need: why === null ? (unknown ? w.needUnknown : w.needNone) : w.need[why],
    remit: remitTermText(agreedDaysOn(remitTermsIn(all), work.today), visit),
    lacks: agreementsNeeded(partner, all, work.today).some(({ there }) => !there),
    fault: fault === null ? '' : `${mandateText(fault, visit)} ${w.refused}`,
    rows: all.map((one) => rowBlanks(visit, one, goes ? path(`/agreements/${work.ids.seal('agreement', one.id)}`) : '')),
    file: goes ? path('/agreements/new') : '',
    draw: goes ? path('/agreements/draw') : '',
  };
} // prettier-ignore

const TONES: Readonly<Record<AgreementState, string>> = {
  ...{ unsigned: 'is-wait', coming: 'is-quiet', in_force: '', ending: 'is-wait', expired: 'is-bad' },
};

function rowBlanks(visit: Visit, agreement: Agreement, path: string) {
  const { work, locale, at, language } = visit;
  const w = inLanguage(AGREEMENT_WORDS, language);
  const { kind, origin, documentId, signedDocumentId, signedOn, signedBy, validFrom, validUntil } = agreement;
  const state = stateOf(agreement, work.today);
  const from = dayText(validFrom, locale);
  const href = (id: number | null): string => (id === null ? '' : at.document(work.ids.seal('document', id)));
  const name = inLanguage(CODE_WORDS, language).agreement[kind];
  return {
    ...{ name, origin: w.origin[origin], state: w.state[state], tone: TONES[state], label: fill(w.paperOf, { name }) },
    days: validUntil === null ? fill(w.since, { from }) : fill(w.fromTo, { from, to: dayText(validUntil, locale) }),
    signed: signedOn === null ? '' : fill(w.signedText, { day: dayText(signedOn, locale), by: signedBy ?? '' }),
    paper: href(documentId),
    copy: signedDocumentId === documentId ? '' : href(signedDocumentId),
    sign: path === '' ? '' : `${path}/signed`,
    signLabel: signedOn === null ? w.sign : w.signAgain,
    end: path === '' ? '' : `${path}/end`,
  };
}
