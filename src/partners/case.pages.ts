import { itemsOfCase, type CaseItem } from '../cases/case.panel';
import { caseCountdown } from '../cases/limitation.pages';
import { nextActionsOf } from '../cases/course-facts.panel';
import { nextTold } from '../cases/course.pages';
import { downloadsOf, piecesOf } from '../cases/file.pages';
import { dossierById } from '../cases/recovery.panel';
import { supplementRows } from '../cases/supplement.pages';
import { supplementsOf } from '../cases/supplement.store';
import { settingsOf } from '../companies/store';
import type { Claim } from '../dossier/claim';
import { filesOfDossier } from '../dossier/store';
import { format, formatAmount, sum } from '../kernel/money';
import { COURSE_WORDS } from '../languages/course-words';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { labelOf } from '../ledger/open-item';
import { inFours } from '../outbox/payment';
import { page, type Answer } from '../platform/web/answer';
import { CASES } from './account.pages';
import { NOTHING_GIVEN, type Given } from './given';
import { partnerSections } from './sections.pages';
import { toldFile, type ToldFile } from './told';
import type { PartnerVisit } from './visit.pages';

/** The case on one page, for somebody who sees it among two hundred others: number, amount and next day always in view. */
export async function casePage(visit: PartnerVisit, given: Given = NOTHING_GIVEN): Promise<Answer> {
  const { work, company, found, w, locale, language, base } = visit;
  if (found.state !== 'with_partner') return overPage(visit);
  const title = fill(w.title, { number: found.number });
  const items = await itemsOfCase(work.db.read, found);
  const dossier = await dossierById(work.db.read, company.id, found.dossierId);
  const told = toldFile(JSON.parse(dossier?.claim ?? '') as Claim);
  const open = format({ minor: openOf(items), currency: found.currency }, locale);
  const blanks = {
    title,
    w,
    back: visit.person === null ? null : { href: CASES, label: inLanguage(PARTNER_FACE_WORDS, language).back },
    from: fill(w.from, { company: company.legalName, day: dayText(found.handedOverOn, locale) }),
    head: await headBlanks(visit, open),
    asked: fill(w.askedText, { sum: open, debtor: found.customerName }),
    countdown: await caseCountdown(visit, found, items),
    debtor: debtorBlanks(visit, told),
    creditor: await creditorBlanks(visit, told),
    pay: payBlanks(visit, told),
    claim: claimBlanks(visit, told, open),
    ...itemsBlanks(visit, items),
    pieces: await piecesBlanks(visit),
    downloads: downloadsOf(await filesOfDossier(work.db.read, found.dossierId), {
      ...w,
      parts: inLanguage(RECIPIENT_WORDS, language),
    }).map(({ label, query }) => ({ label, href: `${base}/file?${new URLSearchParams(query).toString()}` })),
    manifest: found.manifestSha,
    happened: told.happened,
    supplementWords: inLanguage(SUPPLEMENT_WORDS, language),
    supplements: supplementRows(
      await supplementsOf(work.db.read, company.id, found.id),
      { locale, zone: company.zone, language },
      (query, n) => `${base}/supplement?${new URLSearchParams({ ...query, n: String(n) }).toString()}`,
    ),
    sections: await partnerSections(visit, given),
  };
  const status = Object.keys(given.wrong).length === 0 ? 200 : 422;
  return page('pages/partners/case', title, blanks, { frame: 'partner', language, status });
}

const GONE = 410;

/** The access ends with the case: what is left to say is that it is over. */
function overPage({ found, company, w, language }: PartnerVisit): Answer {
  const title = fill(w.title, { number: found.number });
  const outcome = found.outcome === null ? '' : w.outcome[found.outcome];
  const text =
    found.state === 'closed' ? fill(w.closedText, { outcome }) : fill(w.taken, { company: company.legalName });
  const blanks = { title, text, back: null };
  return page('pages/partners/said', title, blanks, { frame: 'partner', language, status: GONE });
}

/** What is left of what was handed over; what came in beyond it does not count below nothing. */
const openOf = (items: readonly CaseItem[]): number =>
  sum(
    items.map(({ claimedMinor, cameInMinor, openMinor }) =>
      Math.max(0, Math.min(openMinor, claimedMinor - cameInMinor)),
    ),
  );

async function headBlanks({ found, w, locale, language, work, company }: PartnerVisit, open: string): Promise<unknown> {
  const next = (await nextActionsOf(work.db.read, company.id, [found.id], work.today)).get(found.id);
  const parts = { language, locale, partner: found.partner, company: company.legalName };
  return {
    number: found.number,
    open,
    state: fill(w.state[found.state], { outcome: found.outcome === null ? '' : w.outcome[found.outcome] }),
    next: next === undefined ? '' : nextTold(next, parts),
    late: next?.late === true ? inLanguage(COURSE_WORDS, language).next.late : '',
  };
}

interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

const facts = (all: readonly Fact[]): Fact[] => all.filter(({ lines }) => lines.length > 0);
const filled = (...texts: readonly (string | null)[]): string[] =>
  texts.filter((text) => text !== null && text !== '') as string[];

function debtorBlanks({ w }: PartnerVisit, { debtor, addresses }: ToldFile): Fact[] {
  return facts([
    { label: w.name, lines: filled(debtor.legalName ?? debtor.name, debtor.tradingName) },
    { label: w.register, lines: filled(debtor.registerNo) },
    { label: w.vat, lines: filled(debtor.vatNo) },
    { label: w.address, lines: addresses },
    {
      label: w.contacts,
      lines: debtor.contacts.map(({ name, email, phone }) => filled(name, phone, email).join(', ')),
    },
    { label: w.code, lines: [debtor.code] },
  ]);
}

async function creditorBlanks(
  { w, work, company }: PartnerVisit,
  { creditor, creditorAddress }: ToldFile,
): Promise<Fact[]> {
  const { contactPerson: person } = await settingsOf(work.db.read, company.id);
  const { contact } = creditor;
  const answers =
    person === null
      ? filled(contact.name, contact.phone, contact.email)
      : filled(person.name, person.phone ?? null, person.email ?? null, person.hours ?? null);
  return facts([
    { label: w.name, lines: filled(creditor.legalName) },
    { label: w.address, lines: filled(creditorAddress) },
    { label: w.contact, lines: answers.length === 0 ? [] : [answers.join(', ')] },
  ]);
}

function itemsBlanks({ found, locale }: PartnerVisit, items: readonly CaseItem[]): Record<string, unknown> {
  const amount = (minor: number): string => formatAmount({ minor, currency: found.currency }, locale);
  const total = (of: (item: CaseItem) => number): string => amount(sum(items.map(of)));
  return {
    currency: found.currency,
    items: items.map((item) => ({
      document: labelOf(item),
      date: dayText(item.issuedOn, locale),
      due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
      claimed: amount(item.claimedMinor),
      came: amount(item.cameInMinor),
      open: amount(openOf([item])),
    })),
    totals: {
      claimed: total(({ claimedMinor }) => claimedMinor),
      came: total(({ cameInMinor }) => cameInMinor),
      open: amount(openOf(items)),
    },
  };
}

async function piecesBlanks({ work, found, locale }: PartnerVisit): Promise<unknown[]> {
  return (await piecesOf(work, found)).flatMap(({ title, pages }) =>
    pages === null ? [] : [{ title, page: numberText(pages.from, locale) }],
  );
}

/** Where the debtor was told to pay, exactly as the file says it. */
function payBlanks({ found, language }: PartnerVisit, { creditor }: ToldFile): unknown {
  const { pay: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const { bank } = creditor;
  return {
    title: w.title,
    text: found.payTo === 'partner' ? w.theirs : w.ours,
    lines: bank === null ? [] : filled(bank.holder, inFours(bank.iban), bank.bic),
    reference: w.reference,
    number: found.number,
  };
}

/** Principal, interest and costs as they stood on the key date of the file, and what is left of the principal today. */
function claimBlanks({ found, language, locale }: PartnerVisit, { sums }: ToldFile, open: string): unknown {
  const { claim: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const { currency } = found;
  const amount = (minor: number): string => formatAmount({ minor, currency }, locale);
  const interest = sums.interestMinor + sums.interestClaimedMinor;
  const charges = sums.chargesMinor - sums.interestClaimedMinor;
  const daily = sums.dailyMinor === null ? '' : format({ minor: sums.dailyMinor, currency }, locale);
  return {
    title: w.title,
    on: fill(w.asOn, { day: dayText(found.keyDate, locale) }),
    currency,
    rows: [
      { label: w.principal, amount: amount(sums.principalMinor), note: '' },
      { label: w.interest, amount: amount(interest), note: daily === '' ? '' : fill(w.daily, { sum: daily }) },
      { label: w.charges, amount: amount(charges), note: '' },
    ],
    total: { label: w.total, amount: amount(sums.principalMinor + interest + charges) },
    still: { label: w.still, amount: open },
  };
}
