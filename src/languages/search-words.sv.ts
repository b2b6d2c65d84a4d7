import type { SearchWords } from './search-words.en';

/** Swedish words of the search over everything. */
export const sv: SearchWords = {
  title: 'Sök',
  titleOf: 'Sök: {text}',
  field: 'Kund, dokument, belopp, IBAN, ärendenummer, e-post',
  button: 'Sök',
  hint: 'En del av namnet eller numret räcker. Skriv belopp som du brukar, med eller utan valuta; IBAN går bra med mellanslag.',
  none: 'Inget hittades för ”{text}”.',
  noneHint: 'Sök på en del av det, eller på numret utan bokstäver.',
  group: {
    customer: 'Kunder',
    document: 'Fakturor och betalningar',
    amount: 'Efter belopp',
    contact: 'Kontaktpersoner',
    dispute: 'Tvister',
    plan: 'Avbetalningsplaner',
    recovery: 'Inkassoakter och överlämnade ärenden',
    reference: 'Betalningsreferenser',
    account: 'Bankkonton',
  },
  kind: {
    case: 'Överlämnat ärende',
    file: 'Inkassoakt',
    account: 'Eget konto',
  },
  open: 'öppet: {amount}',
  settled: 'reglerad',
  column: { what: 'Vad', of: 'Hör till', amount: 'Belopp' },
  all: { customer: 'Alla kunder som passar', document: 'Alla öppna poster som passar' },
  suggestions: 'Träffar',
  more: 'Alla träffar',
};
