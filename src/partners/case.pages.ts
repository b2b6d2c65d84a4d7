import { randomBytes } from 'node:crypto';
import { PARTNERS_OUTCOMES } from '../cases/case';
import { itemsOfCase, type CaseItem } from '../cases/case.panel';
import { caseCountdown } from '../cases/limitation.pages';
import { nextDeadline } from '../cases/deadline';
import { downloadsOf, piecesOf } from '../cases/file.pages';
import { dossierById } from '../cases/recovery.panel';
import { reportsOf } from '../cases/report.store';
import type { KeptReport } from '../cases/report';
import { supplementRows } from '../cases/supplement.pages';
import { supplementsOf } from '../cases/supplement.store';
import { settingsOf } from '../companies/store';
import type { Claim } from '../dossier/claim';
import { filesOfDossier } from '../dossier/store';
import { format, formatAmount, sum } from '../kernel/money';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { labelOf } from '../ledger/open-item';
import { inFours } from '../outbox/payment';
import { page, type Answer } from '../platform/web/answer';
import { fieldsOf } from '../platform/web/form';
import { toldFile, type ToldFile } from './told';
import { partnerSections } from './sections.pages';
import type { PartnerVisit } from './visit.pages';

/** The case on one page, for somebody who sees it among two hundred others: number, amount and next day always in view. */
export interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

export async function casePage(visit: PartnerVisit, given: Typed = { typed: {}, wrong: {} }): Promise<Answer> {
  const { work, company, found, w, locale, language } = visit;
  const title = fill(w.title, { number: found.number });
  const more = { frame: 'partner', language } as const;
  const taken = found.state === 'undone';
  if (taken) {
    const blanks = { title, text: fill(w.taken, { company: company.legalName }), back: null };
    return page('pages/partners/said', title, blanks, more);
  }
  const items = await itemsOfCase(work.db.read, found);
  const reports = await reportsOf(work.db.read, found.id);
  const dossier = await dossierById(work.db.read, company.id, found.dossierId);
  const told = toldFile(JSON.parse(dossier?.claim ?? '') as Claim);
  const open = format({ minor: openOf(items), currency: found.currency }, locale);
  const blanks = {
    title,
    w,
    from: fill(w.from, { company: company.legalName, day: dayText(found.handedOverOn, locale) }),
    head: headBlanks(visit, open, reports),
    asked:
      found.state === 'closed'
        ? fill(w.closedText, { outcome: found.outcome === null ? '' : w.outcome[found.outcome] })
        : fill(w.askedText, { sum: open, debtor: found.customerName }),
    countdown: await caseCountdown(visit, found, items),
    debtor: debtorBlanks(visit, told),
    creditor: await creditorBlanks(visit, told),
    ...itemsBlanks(visit, items),
    pieces: await piecesBlanks(visit),
    downloads: downloadsOf(await filesOfDossier(work.db.read, found.dossierId), {
      ...w,
      parts: inLanguage(RECIPIENT_WORDS, language),
    }).map(({ label, query }) => ({ label, href: `/partner/case/file?${new URLSearchParams(query).toString()}` })),
    manifest: found.manifestSha,
    happened: told.happened,
    supplementWords: inLanguage(SUPPLEMENT_WORDS, language),
    supplements: supplementRows(
      await supplementsOf(work.db.read, company.id, found.id),
      { locale, zone: company.zone, language },
      (query, n) => `/partner/case/supplement?${new URLSearchParams({ ...query, n: String(n) }).toString()}`,
    ),
    reports: reports.map((one) => ({
      at: momentText(one.recordedAt, locale, company.zone),
      text: reportText(visit, one),
      note: one.note ?? '',
    })),
    sections: await partnerSections(visit),
    ...formBlanks(visit, reports, given),
  };
  return page('pages/partners/case', title, blanks, {
    ...more,
    status: Object.keys(given.wrong).length === 0 ? 200 : 422,
  });
}

/** What is left of what was handed over; what came in beyond it does not count below nothing. */
const openOf = (items: readonly CaseItem[]): number =>
  sum(
    items.map(({ claimedMinor, cameInMinor, openMinor }) =>
      Math.max(0, Math.min(openMinor, claimedMinor - cameInMinor)),
    ),
  );

function headBlanks(visit: PartnerVisit, open: string, reports: readonly KeptReport[]): unknown {
  const { found, w, locale, work } = visit;
  const next = nextDeadline(found, reports);
  const day = next === null ? '' : dayText(next.on, locale);
  return {
    number: found.number,
    open,
    state: fill(w.state[found.state], { outcome: found.outcome === null ? '' : w.outcome[found.outcome] }),
    next: next === null ? w.head.over : fill(w.head[next.what], { day }),
    late: next !== null && next.on < work.today ? fill(w.head.late, { day }) : '',
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
  const { bank, contact } = creditor;
  const answers =
    person === null
      ? filled(contact.name, contact.phone, contact.email)
      : filled(person.name, person.phone ?? null, person.email ?? null, person.hours ?? null);
  return facts([
    { label: w.name, lines: filled(creditor.legalName) },
    { label: w.address, lines: filled(creditorAddress) },
    { label: w.account, lines: bank === null ? [] : filled(bank.holder, inFours(bank.iban), bank.bic) },
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

function reportText({ w, found, locale }: PartnerVisit, report: KeptReport): string {
  return fill(w.report[report.kind], {
    amount: format({ minor: report.amountMinor ?? 0, currency: found.currency }, locale),
    day: dayText(report.onDay, locale),
    outcome: report.outcome === null ? '' : w.outcome[report.outcome],
  });
}

function formBlanks({ w, found, company, work }: PartnerVisit, reports: readonly KeptReport[], given: Typed) {
  const said = (text: string): string => fill(text, { company: company.legalName });
  return {
    may_tell: found.state === 'with_partner',
    may_confirm: !reports.some(({ kind }) => kind === 'received'),
    once: randomBytes(16).toString('hex'),
    today: work.today,
    texts: { received: said(w.received.text), paid: said(w.paid.text), closed: said(w.closed.text) },
    amount_label: fill(w.paid.amount, { currency: found.currency }),
    fields: fieldsOf(['amount', 'day', 'outcome', 'note'], { day: work.today, ...given.typed }, given.wrong),
    outcomes: PARTNERS_OUTCOMES.map((value) => ({
      value,
      label: w.outcome[value],
      chosen: value === given.typed['outcome'],
    })),
  };
}
