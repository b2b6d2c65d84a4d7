import type { Customer } from '../customers/customer';
import { chargesDisputed } from '../disputes/charge.store';
import { claimedCharges } from '../ledger/charge.store';
import { keptCharges } from '../ledger/claimed.store';
import type { OpenItem } from '../ledger/open-item';
import { speechOf } from '../outbox/speech';
import type { Query } from '../platform/db';
import { besideOf, type Beside } from './charges';
import type { Scope } from './facts';
import { dossierWords } from './words';

/** Reads what was claimed beside invoices, for a recovery file: a statement per kind of fact. */
interface BesideAsked {
  readonly customer: Customer;
  readonly language: string;
  readonly chosen: readonly OpenItem[];
  readonly open: readonly OpenItem[];
}

/** What was claimed beside the chosen items, as of the key date. */
export async function chargesBeside(q: Query, scope: Scope, asked: BesideAsked): Promise<Beside> {
  const { companyId, customerId, currency, keyDate } = scope;
  const range = { companyId, first: customerId, last: customerId };
  const standing = (await claimedCharges(q, range, keyDate)).filter((one) => one.currency === currency);
  const ids = standing.map(({ chargeId }) => chargeId);
  const disputed = new Set(await chargesDisputed(q, companyId, ids));
  const tongue = { words: dossierWords(asked.language), speech: speechOf(asked.language) };
  const kept = await keptCharges(q, range);
  const { chosen, open, customer } = asked;
  return besideOf({ chosen, open, standing, kept, disputed, hardship: customer.hardship, keyDate, currency }, tongue);
}
