import type { BankAccount } from '../companies/bank-account';
import { isQrIban, printedIban } from '../companies/iban';
import { agreeReferences } from '../companies/reference-agreement.actions';
import { isAgreeable, isScheme, isSwiss, printedIn, referenceIn, SCHEMES, type Agreement, type SchemeName } from '../companies/reference-scheme'; // prettier-ignore
import type { Visit } from '../companies/visit.pages';
import { bankAccountFor } from '../companies/store';
import { REFERENCES_WORDS, type ReferencesWords } from '../languages/references-words';
import { fill, inLanguage } from '../languages/said';
import { missingIn } from '../outbox/swiss-bill';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { settingsPath } from './settings-frame.pages';

/** Which references an account takes, as agreed with its bank: shown with one of them, and changed, account by account. */
const words = (visit: Visit): ReferencesWords => inLanguage(REFERENCES_WORDS, visit.language);
/** A number that stands for any; the words name it too. */
const SAMPLE = 1234;

export interface Mistaken {
  readonly currency: string;
  readonly typed: Typed;
}

export function referencesBlanks(visit: Visit, accounts: readonly BankAccount[], mistaken?: Mistaken): unknown {
  const w = words(visit);
  const own = accounts.filter(({ payeeId }) => payeeId === null);
  if (own.length === 0) return null;
  return {
    w,
    action: visit.at.under('/settings/bank/references'),
    statements: own.some(({ iban }) => isQrIban(iban)) ? w.statements : '',
    accounts: own.map(({ currency, iban, holder, references }) => {
      const typed = mistaken?.currency === currency ? mistaken.typed : undefined;
      const chosen = typed?.['scheme'] ?? references.scheme;
      return {
        ...{ currency, sample: fill(w.sample, { currency, iban: printedIban(iban), sample: sampleOf(references) }) },
        schemes: schemesFor(iban).map((name) => ({ name, label: w.name[name], chosen: name === chosen })),
        length: typed?.['length'] ?? (references.length === null ? '' : String(references.length)),
        prefix: typed?.['prefix'] ?? references.prefix,
        wrong: typed === undefined ? '' : w.wrongRoom,
        bill: billText(visit, { currency, iban, holder }),
      };
    }),
  };
}

/** Of an account in Switzerland or Liechtenstein: is there all that its payment part must name? */
function billText(visit: Visit, { currency, iban, holder }: Pick<BankAccount, 'currency' | 'iban' | 'holder'>): string {
  if (!isSwiss(iban) || (currency !== 'CHF' && currency !== 'EUR')) return '';
  const w = words(visit);
  const { street, postcode, city, country } = visit.company;
  const missing = missingIn({ name: holder, street, postcode, city, country }).map((part) => w.missing[part]);
  return missing.length === 0
    ? fill(w.billed, { currency })
    : fill(w.notBilled, { currency, missing: new Intl.ListFormat(visit.locale).format(missing) });
}

const sampleOf = (agreement: Agreement): string => printedIn(agreement.scheme, referenceIn(agreement, SAMPLE) ?? '');

/** Those that the account may take at all. */
const schemesFor = (iban: string): readonly SchemeName[] =>
  isQrIban(iban) ? ['qrr'] : isSwiss(iban) ? ['rf', 'text'] : SCHEMES.filter((name) => name !== 'qrr');

/** `again` shows the page with what is wrong. */
export async function saveReferences(visit: Visit, again: (mistaken: Mistaken) => Promise<Answer>): Promise<Answer> {
  const typed = typedIn(visit.asked.form);
  const text = (name: string): string => (typed[name] ?? '').replace(/\s/g, '');
  const currency = text('currency');
  const account = await bankAccountFor(visit.work.db.read, visit.company.id, currency);
  const scheme = text('scheme');
  if (!account || !isScheme(scheme) || !schemesFor(account.iban).includes(scheme)) throw new NotFound();
  const plain = scheme === 'rf' || scheme === 'text';
  const length = plain || text('length') === '' ? null : Number(text('length'));
  const agreement: Agreement = { scheme, length, prefix: plain ? '' : text('prefix') };
  if (!/^\d{0,2}$/.test(text('length')) || !isAgreeable(agreement)) return again({ currency, typed });
  await agreeReferences(visit.work, visit.company.id, { currency, agreement });
  visit.asked.session.tell({ text: fill(words(visit).done, { currency, sample: sampleOf(agreement) }) });
  return see(settingsPath(visit, 'bank'));
}
