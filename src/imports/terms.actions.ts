import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import { count } from '../kernel/count';
import { termsCode, USUAL_TERMS } from '../kernel/terms';
import { dueByText, type WhoseTerms } from '../ledger/due-by';
import { companyTerms } from '../ledger/terms-move.actions';
import { standingItems } from '../ledger/terms-move.store';
import type { Query, Tx } from '../platform/db';
import { termsCodeText } from '../languages/terms-text';
import { computedDays, followOwnTerms, type ComputedDays, type TermsOfFile } from './ledger.store';
import type { Profile } from './mapping-profile';
import type { Reading } from './reading';
import { profileOf } from './store';
import { termsSaid } from './terms-said';

/**
 * Terms of payment for what a file does not say: the company's, else what is usual, which is then assumed. A file that was read with the terms of
 * the company is remembered to follow them, and not the days that they were on that day.
 */
const AS_COMPANY = 'company';

/** What is remembered of a source, with the terms of the company where it follows them. */
export async function rememberedOf(q: Query, companyId: number, source: string): Promise<Profile | undefined> {
  const profile = await profileOf(q, companyId, source);
  if (profile?.termsDays !== AS_COMPANY) return profile;
  return { ...profile, termsDays: suggestedTerms(await settingsOf(q, companyId)) };
}

/** As a code. */
export const suggestedTerms = ({ paymentTerms }: Pick<Settings, 'paymentTerms'>): string =>
  paymentTerms ?? termsCode(USUAL_TERMS);

/** Whose terms those are that were said of a whole file; undefined where none were. */
function saidOf(profile: Profile, { paymentTerms }: Settings): { readonly whose: WhoseTerms; readonly code: string } | undefined {
  const terms = termsSaid(profile);
  if (terms === undefined) return undefined;
  const code = termsCode(terms);
  if (code === paymentTerms) return { whose: 'company', code };
  return { whose: paymentTerms === null && code === termsCode(USUAL_TERMS) ? 'country' : 'file', code };
} // prettier-ignore

export const asRemembered = (profile: Profile, settings: Settings): Profile => {
  const said = saidOf(profile, settings);
  return said === undefined || said.whose === 'file' ? profile : { ...profile, termsDays: AS_COMPANY };
};

export interface SettledTerms {
  readonly said: TermsOfFile;
  /** What is told of it. */
  readonly told: readonly string[];
}

/** Before the lines are booked: the terms of customers win over those of the file; what was computed is counted. */
export async function settleTerms(
  tx: Tx,
  companyId: number,
  { columns, recognised: { profile } }: Pick<Reading, 'columns' | 'recognised'>,
): Promise<SettledTerms> {
  await followOwnTerms(tx, columns);
  const groups = await computedDays(tx, columns);
  const said = groups.length === 0 ? undefined : saidOf(profile, await settingsOf(tx, companyId));
  const file = said === undefined ? null : { file: dueByText('file', said.code), is: dueByText(said.whose, said.code) };
  const meant = groups.map((group) => (group.dueBy === file?.file ? { ...group, dueBy: file.is } : group));
  return { said: file, told: meant.flatMap(inWords) };
}

/** A list of customers may bring other terms than those that open items were computed from: nothing moves by itself, but it is told. */
export async function standingTold(tx: Tx, companyId: number, fields: ReadonlySet<string>): Promise<readonly string[]> {
  if (!fields.has('payment_terms')) return [];
  const { length } = await standingItems(tx, companyId, await companyTerms(tx, companyId));
  return length === 0 ? [] : [`Open items whose due day was computed from terms of before: ${length}. Move them under Invoices, Terms of payment.`]; // prettier-ignore
}

function inWords({ dueBy, days, customers, first, last }: ComputedDays): string[] {
  const [whose, code = ''] = dueBy.split(':');
  const terms = termsCodeText(code, 'en');
  const them = customers === 1 ? first : customers === 2 ? `${first}, ${last}` : `${first} … ${last}`;
  const who = `${count(customers, 'customer')}: ${them}`;
  switch (whose as WhoseTerms) {
    case 'document':
      return [`Due days computed from the terms on the document (${terms}): ${days}.`];
    case 'customer':
      return [`Due days computed from the customer’s own terms (${terms}): ${days}.`];
    case 'masters':
      return [`Due days computed from the terms that the file has for the customer (${terms}): ${days}.`];
    case 'file':
      return [`Due days computed from the terms said of this file (${terms}): ${days}, of customers without terms of their own (${who}).`];
    case 'company':
      return [`Due days computed from the terms of the company (${terms}): ${days}, of customers without terms of their own (${who}).`];
    case 'country':
      return [`Due days that are only assumed (${terms}, as is usual): ${days}, of customers of whom nobody said what was agreed (${who}). Set the company’s terms of payment, or those of the customers.`];
  }
} // prettier-ignore
