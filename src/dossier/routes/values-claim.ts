import type { DocumentKind } from '../../documents/kind';
import { addDays, dayFrom, type Day } from '../../kernel/day';
import { cited } from '../../law/cited';
import { isInterest } from '../claim-charge';
import type { PostalAddress } from '../claim';
import { EXHIBIT_WORDS } from '../profile';
import { dossierWords, DOSSIER_LANGUAGES } from '../words';
import { nameOf, numberedExhibits } from '../exhibits';
import { demandsOf } from '../sending';
import { contested } from './contested';
import { addressLine, countryName, dayOf, NOTHING, said, type Form, type Written } from './form';
import { contract, demands, disputes, grounds, invoices, lastUntil, textsOf } from './texts';
import documentKinds from './data/document-kinds.json';
import { ukParticulars } from './uk-particulars';
import { answered, type Question } from './values-parties';

/** What the claim rests on, what was demanded, what proves it, and what a person must say of it. */
const value = (mend: Question['mend'], told: (form: Form) => Written): Question => ({ value: told, mend });

/** An official paper: enclosed where it is filed, or a person says so. */
const onFile = (slot: string): Question => ({
  ...answered('yes', ({ claim }) => (claim.official?.includes(slot) === true ? 'yes' : null)),
  mend: 'official',
});

const signer = ({ claim }: Form): string | null => claim.creditor.representative;

export const CLAIM_QUESTIONS: Readonly<Record<string, Question>> = {
  'contract-date': value('item', (form) => dayOf(form, form.claim.basis.contract?.concludedOn ?? null)),
  'contract-subject': value('item', ({ claim }) => said(claim.basis.contract?.subject ?? claim.entries.map((one) => one.subject).find(Boolean))), // prettier-ignore
  'contract-reference': value('item', ({ claim }) => said(claim.basis.contract?.reference)),
  contract: value('item', (form) => said(contract(form))),
  'court-country': value('customer', (form) => said(countryName(form, form.claim.basis.courtCountry ?? form.claim.debtor.registered?.country ?? null))), // prettier-ignore
  grounds: value('item', (form) => said(grounds(form))),
  invoices: value('item', (form) => said(invoices(form))),
  documents: value('item', ({ claim }) => said(claim.entries.map(({ document }) => document).join(', '))),
  demands: value('runs', (form) => said(demands(form))),
  'demand-last': value('runs', (form) => dayOf(form, demandsOf(form.claim.reminders).at(-1)?.sentOn ?? null)),
  'demand-until': value('runs', (form) => dayOf(form, lastUntil(form))),
  disputes: value('disputes', (form) => said(disputes(form))),
  exhibits: value('customer', exhibitsOf),
  'evidence-written': value('customer', exhibitsOf),
  particulars: value('options', (form) => said(ukParticulars(form))),
  'cerfa-number': answered('choice', ({ claim }) => (claim.debtor.type === 'consumer' ? '' : '12946')),
  'payment-account': value('bank', ({ claim }) => said([claim.creditor.bank?.holder, claim.creditor.bank?.iban, claim.creditor.bank?.bic].filter(Boolean).join(', '))), // prettier-ignore
  'creditor-party': value('settings', (form) => partyOf(form, form.claim.creditor, form.claim.creditor.address)), // prettier-ignore
  'debtor-party': value('customer', (form) => partyOf(form, form.claim.debtor, form.claim.debtor.registered)), // prettier-ignore
  'interest-basis': answered('choice'),
  'interest-kind': answered('choice', kindOfInterest),
  'interest-higher': answered('text'),
  'other-claim': answered('text'),
  'credit-contract': answered('line'),
  'charges-continue': answered('line'),
  'reply-by': value('form', replyBy),
  'pay-until': answered('day', payUntil),
  'notice-proof': answered('text'),
  'application-fee': answered('line'),
  'fee-details': answered('text'),
  court: answered('text'),
  'court-contested': answered('text'),
  lawyer: answered('text'),
  signer: answered('line', signer),
  'signed-at': answered('line', ({ claim }) => claim.creditor.address.city),
  'signed-on': answered('day', ({ claim }) => claim.keyDate),
  'mandate-on': answered('day'),
  bailiff: answered('text'),
  'mandate-fee': answered('text', ({ answers }) => answers['mandate-terms']),
  'mandate-remit': answered('text'),
  'mandate-guarantee': answered('text'),
  'not-elsewhere': answered('yes'),
  'mandate-power': answered('yes'),
  'deal-days': answered('line'),
  'deal-instalment': answered('line'),
  'deal-discount': answered('line'),
  'catalogue-no': answered('choice'),
  'counter-performance': answered('choice'),
  'no-defence': answered('text', (form) => (contested(form.claim) === 'none' ? disputes(form) : '')),
  truth: answered('yes'),
  undisputed: answered('yes'),
  'no-vat-deduction': answered('yes'),
  'address-traced': answered('line'),
  supervisor: answered('text'),
  division: answered('line'),
  comments: answered('text', ({ claim }) => claim.basis.facts),
  'legal-grounds': answered('text'),
  'hearing-on': answered('line'),
  'amicable-steps': value('runs', (form) => said(demands(form))),
  'notice-on': answered('day'),
  'notice-received-on': answered('day'),
  'notice-amount': answered('line'),
  'reply-form': onFile('uk-reply-form'),
  'information-sheet': onFile('uk-information-sheet'),
  'financial-statement': onFile('uk-financial-statement'),
  'oral-agreement': answered('text'),
  'instalments-offered': answered('text'),
  'discuss-with': answered('text', ({ claim: { creditor } }) => [creditor.contact.name, creditor.contact.phone, creditor.contact.email].filter(Boolean).join(', ')), // prettier-ignore
  'statement-enclosed': answered('yes'),
  'original-creditor': answered('line'),
  'door-code': answered('line'),
  jurisdiction: answered('choice'),
  'fee-payment': answered('choice'),
  cause: answered('choice'),
  circumstances: answered('choice'),
  details: answered('choice'),
  'interest-code': answered('choice'),
  'evidence-code': answered('choice'),
  'cross-creditor': value('settings', (form) => said(countryName(form, form.claim.creditor.address.country))),
  'cross-debtor': value('customer', (form) => said(countryName(form, form.claim.debtor.registered?.country ?? null))),
  statements: answered('text'),
  'oppose-transfer': answered('choice'),
};

/** As a law says, or as was agreed; nobody can tell where what was claimed before rests on something else. */
function kindOfInterest({ claim: { interest, charges } }: Form): string {
  if (interest === null) return '';
  const before = charges.filter(isInterest);
  if (interest.law === undefined) return before.length > 0 ? '' : 'conventionnel';
  const law = cited(interest.law.policy.basis.text);
  return before.every(({ source }) => source === law || source.startsWith(`${law}: `)) ? 'legal' : '';
}

const PERSONS: ReadonlySet<string> = new Set(['consumer', 'sole_trader']);

/** Thirty days for a person (Pre-Action Protocol for Debt Claims), fourteen in a simple case for others (Practice Direction, paragraph 6). */
function replyBy(form: Form): Written {
  const on = signedOn(form);
  return on === undefined ? dayOf(form, null) : dayOf(form, addDays(on, PERSONS.has(form.claim.debtor.type) ? 30 : 14));
}

/** Eight days are the least from sending; two more for the post. */
function payUntil(form: Form): string {
  const on = signedOn(form);
  return on === undefined ? '' : addDays(on, 10);
}

/** Of the paper; else the key date. */
export function signedOn({ answers, claim }: Pick<Form, 'answers' | 'claim'>): Day | undefined {
  return dayFrom(answers['signed-on'] ?? claim.keyDate);
}

/** Name, form and register number, seat; a form that the name ends with is not said again. */
function partyOf(form: Form, { legalName, legalForm, registerNo }: Party, address: PostalAddress | null): Written {
  const isInName = legalForm !== null && (legalName ?? '').endsWith(` ${legalForm}`);
  const shown = [legalName, isInName ? null : legalForm, registerNo, addressLine(form, address)];
  return said(shown.filter(Boolean).join(', '));
}

interface Party {
  readonly legalName: string | null;
  readonly legalForm: string | null;
  readonly registerNo: string | null;
}

/** Numbered, named and dated: the list of exhibits as the court calls them. */
function exhibitsOf(form: Form): Written {
  const { claim, language } = form;
  const word = WORD_OF[language] ?? EXHIBIT_WORDS.exhibit;
  const { documentKind } = dossierWords(DOSSIER_LANGUAGES.includes(language) ? language : 'en');
  const kinds = { ...documentKind, ...KINDS[language] };
  const lines = numberedExhibits(claim).map((one) => {
    const date = one.datedOn === null ? textsOf(form).undated : dayOf(form, one.datedOn).text;
    return `${word.replace('{n}', one.label)} — ${nameOf(one, kinds)} — ${date}`;
  });
  return lines.length === 0 ? NOTHING : said(lines.join('\n'));
}

const KINDS: Readonly<Record<string, Partial<Record<DocumentKind, string>>>> = documentKinds;

const WORD_OF: Readonly<Record<string, string>> = {
  fr: EXHIBIT_WORDS.piece,
  de: EXHIBIT_WORDS.anlage,
  sv: EXHIBIT_WORDS.bilaga,
  nl: EXHIBIT_WORDS.productie,
};
