import { CLAIM_TYPES } from '../kernel/claim-type';
import { WrongUse } from '../kernel/result';
import { termsCode, USUAL_TERMS } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { KNOWN_TYPES } from './customer';

/** The fields of a customer that a person may correct, each with what it accepts. The names are those of the columns. */
interface Field {
  readonly explained: string;
  readonly accepts: (text: string) => boolean;
  readonly kind: 'text' | 'number';
  /** As it is kept, where that is not as it was typed. */
  readonly kept?: (text: string) => string;
}

const text = (explained: string, accepts: (text: string) => boolean = () => true): Field => ({
  explained,
  accepts,
  kind: 'text',
});
const number = (explained: string): Field => ({
  explained,
  accepts: (given) => /^\d{1,6}$/.test(given),
  kind: 'number',
});
const yesOrNo = (explained: string): Field => ({ explained, accepts: (given) => /^[01]$/.test(given), kind: 'number' });
const country = (given: string): boolean => /^[A-Z]{2}$/.test(given);

export const CORRECTABLE = {
  name: text('the name it is known by', (given) => given !== ''),
  legal_name: text('the name exactly as registered'),
  legal_form: text('such as SAS, GmbH, Ltd'),
  trading_name: text('the name over the door'),
  debtor_type: text(KNOWN_TYPES.join(', '), (given) => (KNOWN_TYPES as readonly string[]).includes(given)),
  register_no: text('SIREN, HRB, company number …'),
  vat_no: text('the VAT number'),
  representative: text('who may sign for it'),
  country: text('two capitals, such as FR', country),
  region: text('Land, canton or nation, for its holidays'),
  language: text('two letters, such as fr', (given) => /^[a-z]{2}$/.test(given)),
  segment: text('a group of your own'),
  collector: text('the clerk who is responsible'),
  internal: yesOrNo('1: a company of ours, never chased'),
  max_step: number('never reminded beyond this step'),
  payment_terms: {
    explained: 'its terms of payment: 30, 45 jours fin de mois, net 45 EOM, eom+45@10',
    accepts: (given) => termsIn(given) !== undefined,
    kind: 'text',
    kept: (given) => termsCode(termsIn(given) ?? USUAL_TERMS),
  },
  payment_method: text('direct_debit …: not chased until it fails'),
  governing_law: text('the country whose law the contract names, two capitals', country),
  court_country: text('the country of the court, two capitals', country),
  claim_type: text(CLAIM_TYPES.join(', '), (given) => (CLAIM_TYPES as readonly string[]).includes(given)),
  hardship: yesOrNo('1: treat with care'),
  supplier_no: text('its number where it is a supplier of ours too: it may set off; yes where the number is not known'),
} as const satisfies Readonly<Record<string, Field>>;
export type CorrectableField = keyof typeof CORRECTABLE;

export const isCorrectable = (name: string): name is CorrectableField => Object.hasOwn(CORRECTABLE, name);

/** What was typed, as it will be kept; `null` or nothing empties it. Throws WrongUse. */
export function correctionFrom(field: CorrectableField, given: string): string | number | null {
  const { accepts, explained, kind, kept }: Field = CORRECTABLE[field];
  const value = given.trim();
  const empty = value === '' || value === 'null';
  const mayBeEmpty = !['name', 'debtor_type', 'internal', 'hardship'].includes(field);
  if (empty ? !mayBeEmpty : !accepts(value)) {
    throw new WrongUse(`${field} cannot be ${empty ? 'empty' : value}.`, `It is: ${explained}.`);
  }
  return empty ? null : kind === 'number' ? Number(value) : (kept?.(value) ?? value);
}

/** What the source had said, as it was kept: it may be what nobody can type, such as `unknown`. */
export function sourceValueOf(field: CorrectableField, kept: string | null): string | number | null {
  const { kind }: Field = CORRECTABLE[field];
  return kept !== null && kind === 'number' ? Number(kept) : kept;
}
