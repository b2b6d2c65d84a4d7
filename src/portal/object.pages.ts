import { isCategory, type CategoryCode } from '../disputes/category';
import type { Dispute } from '../disputes/dispute';
import { format, fromTyped } from '../kernel/money';
import { chargeWords } from '../languages/charge-words';
import { PORTAL_LINE_WORDS } from '../languages/portal-line-words';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { dayText, fill } from '../languages/said';
import type { ClaimedCharge } from '../ledger/charge';
import { labelOf, type OpenItem } from '../ledger/open-item';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import { objectInPortal } from './actions';
import type { Account } from './gather.pages';
import { firstItemOf } from './account.panel';
import { chargeText } from './charges.pages';
import { disputableCharges } from './dispute.pages';
import { linesTicked } from './lines';
import type { OwedCharge, OwedItem } from './owed';
import { filesSent, keepFiles, type SentFile } from './told-form.pages';
import type { PortalVisit } from './visit.pages';

/** An objection as it is typed: to an invoice, some of its lines or a part of its amount, with what proves it. */
export interface Objecting {
  readonly found: OwedItem | OwedCharge;
  readonly lines: readonly string[];
  /** Null: all of it, or what the lines come to. */
  readonly amountMinor: number | null;
  readonly category: CategoryCode;
  readonly objection: string;
  readonly files: readonly SentFile[];
}

const LONGEST_OBJECTION = 4_000;

export async function readObjection(
  visit: PortalVisit,
  { owes, lines: known }: Account,
): Promise<Objecting | { readonly wrong: Readonly<Record<string, string>> }> {
  const { asked, w, language } = visit;
  const { form } = asked;
  const found = itemIn(visit, owes);
  const category = form.get('category') ?? '';
  const objection = (form.get('objection') ?? '').trim().slice(0, LONGEST_OBJECTION);
  const wrong: Record<string, string> = {};
  if (found === undefined) return { wrong: { item: w.form.item } };
  const entryId = isCharge(found) ? 0 : found.item.entryId; // a charge has no lines
  const lines = linesTicked(form.get('item') ?? '', known.get(entryId), form.getAll('line'));
  if (lines === undefined) wrong['line'] = PORTAL_LINE_WORDS[language].other;
  const whole = isCharge(found) ? found.charge : found.item;
  const part = partOf(visit, whole, isCharge(found) || (lines ?? []).length > 0);
  if (part === undefined) wrong['part'] = partText(visit, whole);
  if (!isCategory(category)) wrong['category'] = w.form.category;
  if (objection === '') wrong['objection'] = w.form.objection;
  const files = await filesSent(visit);
  if (files === undefined) wrong['file'] = PORTAL_TOLD_WORDS[language].wrongFile;
  if (lines === undefined || part === undefined || files === undefined) return { wrong };
  if (!isCategory(category) || Object.keys(wrong).length > 0) return { wrong };
  return { found, lines, amountMinor: part, category, objection, files };
}

/** The one that was chosen of the list; what a partner has is not in it. */
function itemIn({ asked, work }: PortalVisit, owes: Account['owes']): OwedItem | OwedCharge | undefined {
  const chargeId = work.ids.open('charge', asked.form.get('item') ?? '');
  if (chargeId !== undefined) return disputableCharges(owes).find(({ charge }) => charge.chargeId === chargeId);
  const itemId = work.ids.open('item', asked.form.get('item') ?? '');
  return owes.flatMap(({ items }) => items).find(({ item, state }) => item.itemId === itemId && state !== 'partner');
}

/** Null: none was typed, or all of it; undefined: it is no part of what is open, or stands beside lines. */
function partOf({ asked, locale }: PortalVisit, item: Amount, hasLines: boolean): number | null | undefined {
  const text = (asked.form.get('part') ?? '').trim();
  if (text === '') return null;
  const minor = fromTyped(text, item.currency, locale);
  if (hasLines || minor === undefined || minor <= 0 || minor > item.openMinor) return undefined;
  return minor === item.openMinor ? null : minor;
}

type Amount = Pick<OpenItem, 'openMinor' | 'currency'>;

const isCharge = (found: OwedItem | OwedCharge): found is OwedCharge => 'charge' in found;

const partText = ({ language, locale }: PortalVisit, { openMinor, currency }: Amount): string =>
  fill(PORTAL_TOLD_WORDS[language].wrongPart, { sum: format({ minor: openMinor, currency }, locale) });

/** Undefined: a dispute stands on it already. */
export async function objectTo(work: Work, visit: PortalVisit, typed: Objecting): Promise<Told | undefined> {
  const { company, customer, w } = visit;
  const { found, lines, amountMinor, category, objection, files } = typed;
  if (found.state === 'disputed') return undefined;
  if (isCharge(found)) return objectToCharge(work, visit, found.charge, typed);
  const whose = { companyId: company.id, customerId: customer.id };
  const { itemId } = found.item;
  const made = await objectInPortal(work, { ...whose, itemId, category, objection, lines, amountMinor });
  await keepFiles(work, { ...whose, about: `dispute/${made.id}` }, files);
  const documents = labelOf(found.item);
  return {
    title: fill(w.receipts.dispute, { documents, category: w.dispute.categories[category] }),
    text: objectedText(visit, made, found.item),
    quoted: objection,
    number: work.ids.seal('dispute', made.id),
  };
}

/** Nothing is held of the invoice: only this is not asked for meanwhile. */
async function objectToCharge(work: Work, visit: PortalVisit, charge: ClaimedCharge, typed: Objecting): Promise<Told> {
  const { company, customer, w, locale, language } = visit;
  const { category, objection, files } = typed;
  const whose = { companyId: company.id, customerId: customer.id };
  const itemId = await firstItemOf(work.db.read, company.id, charge.entryId);
  const made = await objectInPortal(work, { ...whose, itemId, chargeId: charge.chargeId, category, objection, lines: [], amountMinor: null }); // prettier-ignore
  await keepFiles(work, { ...whose, about: `dispute/${made.id}` }, files);
  const said = chargeText(visit, charge);
  return {
    title: fill(w.receipts.dispute, { documents: said, category: w.dispute.categories[category] }),
    text: fill(chargeWords(language).done, { charge: said, day: dayText(made.reviewOn, locale) }),
    quoted: objection,
    number: work.ids.seal('dispute', made.id),
  };
}

function objectedText({ w, language, locale }: PortalVisit, { reviewOn, items }: Dispute, item: OpenItem): string {
  const said = { document: labelOf(item), day: dayText(reviewOn, locale) };
  const [one] = items;
  if (one === undefined || one.lines.length === 0 || one.amountMinor === null) return fill(w.dispute.done, said);
  const words = PORTAL_LINE_WORDS[language];
  const lines = one.lines.map(({ no, text }) => fill(words.line, { no, text })).join('; ');
  return fill(words.done, { ...said, lines, sum: format({ minor: one.amountMinor, currency: item.currency }, locale) });
}
