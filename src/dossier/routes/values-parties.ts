import type { PostalAddress } from '../claim';
import { addressLine, countryName, said, type Form, type Written } from './form';
import type { Asked, Mend } from './route';
import type { ClaimedEntry } from '../claim';

/** What a box asks, and where its answer is found and mended. One that is `asked` is answered by a person on the form's page. */
export interface Question {
  value(form: Form, entry: ClaimedEntry | null): Written;
  readonly mend: Mend['place'];
  readonly asked?: Asked;
}

type Told = (form: Form) => string | null | undefined;

const of =
  (mend: Mend['place']) =>
  (told: Told): Question => ({ value: (form) => said(told(form)), mend });

export const answered = (asked: Asked, unless?: Told): Question => ({
  value: (form) => said(unless?.(form)),
  mend: 'form',
  asked,
});

const [ours, bank, theirs] = [of('settings'), of('bank'), of('customer')];

const street = (address: PostalAddress | null): string | null => address?.street?.replace(/\s*\n\s*/g, ', ') ?? null;

/** Who claims and who owes. */
export const PARTY_QUESTIONS: Readonly<Record<string, Question>> = {
  'creditor-name': ours(({ claim }) => claim.creditor.legalName),
  'creditor-form': ours(({ claim }) => claim.creditor.legalForm),
  'creditor-register': ours(({ claim }) => claim.creditor.registerNo),
  'creditor-address': ours((form) => addressLine(form, form.claim.creditor.address)),
  'creditor-street': ours(({ claim }) => street(claim.creditor.address)),
  'creditor-postcode': ours(({ claim }) => claim.creditor.address.postcode),
  'creditor-city': ours(({ claim }) => claim.creditor.address.city),
  'creditor-country': ours((form) => countryName(form, form.claim.creditor.address.country)),
  'creditor-representative': ours(({ claim }) => claim.creditor.representative),
  'creditor-contact': ours(({ claim }) => claim.creditor.contact.name),
  'creditor-email': ours(({ claim }) => claim.creditor.contact.email),
  'creditor-phone': ours(({ claim }) => claim.creditor.contact.phone),
  'creditor-holder': bank(({ claim }) => claim.creditor.bank?.holder),
  'creditor-iban': bank(({ claim }) => claim.creditor.bank?.iban),
  'creditor-bic': bank(({ claim }) => claim.creditor.bank?.bic),
  reference: ours(({ claim }) => claim.reference),
  'debtor-name': theirs(({ claim }) => claim.debtor.legalName),
  'debtor-kind': { value: ({ claim }) => kindOf(claim.debtor.type), mend: 'customer' },
  'debtor-form': theirs(({ claim }) => claim.debtor.legalForm),
  'debtor-register': theirs(({ claim }) => claim.debtor.registerNo),
  'debtor-vat': theirs(({ claim }) => claim.debtor.vatNo),
  'debtor-address': theirs((form) => addressLine(form, form.claim.debtor.registered)),
  'debtor-street': theirs(({ claim }) => street(claim.debtor.registered)),
  'debtor-postcode': theirs(({ claim }) => claim.debtor.registered?.postcode),
  'debtor-city': theirs(({ claim }) => claim.debtor.registered?.city),
  'debtor-country': theirs((form) => countryName(form, form.claim.debtor.registered?.country ?? null)),
  'debtor-representative': theirs(({ claim }) => claim.debtor.representative),
  'debtor-trading': theirs(({ claim }) => claim.debtor.tradingName),
  'debtor-contact': theirs(({ claim }) => claim.debtor.contacts.find(({ name }) => name !== null)?.name),
  'debtor-email': theirs(({ claim }) => claim.debtor.contacts.find(({ email }) => email !== null)?.email),
  'debtor-phone': theirs(({ claim }) => claim.debtor.contacts.find(({ phone }) => phone !== null)?.phone),
  'creditor-person': answered('line'),
  'creditor-fax': answered('line'),
  'creditor-occupation': answered('line'),
  'debtor-fax': answered('line'),
  'debtor-occupation': answered('line'),
  'debtor-born': answered('line'),
  'second-name': answered('line'),
  'second-address': answered('text'),
  'second-postcode': answered('line'),
};

/** Only `company` or `person` is asked by a form: a public body is no person, a sole trader is one. */
function kindOf(type: string): Written {
  const kinds: Readonly<Record<string, string>> = {
    company: 'company',
    public_body: 'company',
    consumer: 'private',
    sole_trader: 'private',
  };
  return said(kinds[type]);
}
