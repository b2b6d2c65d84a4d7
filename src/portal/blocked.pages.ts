import { logWithin } from '../activities/actions';
import { askQuestion } from '../activities/question.actions';
import { addDays, dayFrom, minDay, type Day } from '../kernel/day';
import { PORTAL_BLOCKED_WORDS } from '../languages/portal-blocked-words';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { portalLanguage } from '../languages/portal-words';
import { dayText, fill } from '../languages/said';
import { putObstacleIn } from '../ledger/actions';
import { heldBefore } from '../ledger/hold.store';
import { isObstacle, OBSTACLE_KINDS, obstacleUntil, type ObstacleKind } from '../ledger/obstacle';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { invoiceFiles } from '../outbox/gather.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import type { Account } from './gather.pages';
import type { OwedItem } from './owed';
import type { Typed } from './page.pages';
import { knownRecipient, tellReceipt } from './receipt.actions';
import { itemOptions, itemsTicked, tellable, toldForm } from './told-form.pages';
import type { PortalVisit } from './visit.pages';

/** What keeps a willing customer from paying: the same hold and the same owner as where a clerk records it; and a copy in one tap. */
const LONGEST_NOTE = 400;
const LONGEST_AHEAD = 60;

export function blockedForm(visit: PortalVisit, account: Account, given: Typed): object | null {
  const { language, work } = visit;
  const items = tellable(account);
  if (items.length === 0) return null;
  const w = PORTAL_BLOCKED_WORDS[language];
  return toldForm(
    visit,
    {
      ...{ name: 'blocked', title: w.title, text: w.text, button: w.button },
      fields: [
        { kind: 'select', name: 'kind', label: w.kind, options: OBSTACLE_KINDS.map((value) => ({ value, label: w.kinds[value] })) }, // prettier-ignore
        { kind: 'checks', name: 'item', label: PORTAL_TOLD_WORDS[language].items, options: itemOptions(visit, items) },
        { kind: 'area', name: 'note', label: w.note, required: true, most: LONGEST_NOTE },
        { kind: 'date', name: 'day', label: w.day, min: work.today, max: addDays(work.today, LONGEST_AHEAD) },
      ],
    },
    given,
  );
}

export interface BlockedTyped {
  readonly items: readonly OwedItem[];
  readonly kind: ObstacleKind;
  readonly note: string;
  readonly day: Day | null;
}

export function readBlocked(
  visit: PortalVisit,
  account: Account,
): BlockedTyped | { readonly wrong: Readonly<Record<string, string>> } {
  const { asked, work, language } = visit;
  const w = PORTAL_BLOCKED_WORDS[language];
  const items = itemsTicked(visit, tellable(account));
  const kind = asked.form.get('kind') ?? '';
  const note = (asked.form.get('note') ?? '').trim();
  const typed = (asked.form.get('day') ?? '').trim();
  const day = kind !== 'payment_run' || typed === '' ? null : dayFrom(typed);
  const wrong: Record<string, string> = {};
  if (items.length === 0) wrong['item'] = PORTAL_TOLD_WORDS[language].needItem;
  if (!isObstacle(kind)) wrong['kind'] = w.needKind;
  if (note === '' || note.length > LONGEST_NOTE) wrong['note'] = w.needNote;
  if (day === undefined || (day !== null && (day < work.today || day > addDays(work.today, LONGEST_AHEAD))))
    wrong['day'] = w.wrongDay;
  if (day === undefined || !isObstacle(kind) || Object.keys(wrong).length > 0) return { wrong };
  return { items, kind, note, day };
}

/** Told a second time of an invoice, or of a third thing in its way, it holds nothing more: a person looks and answers. */
export async function tellBlocked(tx: Tx, work: Work, visit: PortalVisit, typed: BlockedTyped): Promise<Told> {
  const { company, customer, visitor, language, locale } = visit;
  const { kind, note, day } = typed;
  const w = PORTAL_BLOCKED_WORDS[language];
  const ours = PORTAL_BLOCKED_WORDS[portalLanguage(company.language)];
  const whose = { companyId: company.id, customerId: customer.id };
  const said = (items: readonly OwedItem[]) => ({ documents: items.map(({ item }) => labelOf(item)).join(', '), kind: w.kinds[kind] }); // prettier-ignore
  const items = await firstToldOf(work, company.id, typed);
  if (items.length === 0) {
    const entryId = typed.items[0]?.item.entryId ?? null;
    const text = `${w.kinds[kind]}: ${note}`;
    const { answerBy } = await askQuestion(work, { ...whose, visitorId: visitor.id, entryId, text });
    const again = fill(w.again, { day: dayText(answerBy, locale) });
    return { title: fill(w.receipt, said(typed.items)), text: again, quoted: fill(w.said, { text: note }) };
  }
  const usual = obstacleUntil(kind, work.today);
  const until = day === null ? usual : minDay(day, usual); // a later day is a person's to agree to
  const reason = `${ours.kinds[kind]}: ${note}${day === null ? '' : ` (${day})`}`;
  const itemIds = items.map(({ item }) => item.itemId);
  await putObstacleIn(tx, work, { ...whose, itemIds, amountMinor: null, obstacle: kind, reason, until, owner: null });
  await logWithin(tx, work, { ...whose, kind: 'reply', note: reason });
  return {
    title: fill(w.receipt, said(items)),
    text: fill(w.done, { ...said(items), day: dayText(until, locale) }),
    quoted: fill(w.said, { text: note }),
  };
}

const MOST_TOLD = 2;

/** Those of which it was not told before, and not two other things either. */
async function firstToldOf(work: Work, companyId: number, { items, kind }: BlockedTyped): Promise<readonly OwedItem[]> {
  const ids = items.map(({ item }) => item.itemId);
  const told = new Map<number, Set<ObstacleKind>>();
  for (const one of OBSTACLE_KINDS)
    for (const id of await heldBefore(work.db.read, companyId, ids, `obstacle/${one}`))
      told.set(id, (told.get(id) ?? new Set()).add(one));
  return items.filter(({ item }) => {
    const before = told.get(item.itemId);
    return before === undefined || (before.size < MOST_TOLD && !before.has(kind));
  });
}

/** Of invoices whose paper is here, where somebody is known to send it to. */
export async function copyForm(visit: PortalVisit, account: Account, given: Typed): Promise<object | null> {
  const { language } = visit;
  const w = PORTAL_BLOCKED_WORDS[language];
  const items = await copied(visit, account);
  const to = await sentTo(visit);
  if (items.length === 0 || to === null) return null;
  const field = { kind: 'select', name: 'item', label: PORTAL_TOLD_WORDS[language].item, options: itemOptions(visit, items) } as const; // prettier-ignore
  const form = { name: 'copy', title: w.copyTitle, text: fill(w.copyText, { to }), button: w.copyButton };
  return toldForm(visit, { ...form, fields: [field] }, given);
}

async function copied({ work, company }: PortalVisit, account: Account): Promise<readonly OwedItem[]> {
  const items = account.owes.flatMap((one) => one.items);
  if (items.length === 0) return [];
  const kept = await invoiceFiles(work.db.read, company.id, items.map(({ item }) => item.itemId)); // prettier-ignore
  return items.filter(({ item }) => kept.has(item.itemId));
}

/** Enough of the address to know it again, too little to learn it. */
async function sentTo({ work, company, visitor, link }: PortalVisit): Promise<string | null> {
  const contact = await knownRecipient(work.db.read, company.id, { visitorId: visitor.id, contactId: link.contactId });
  const [name = '', host = ''] = (contact?.email ?? '').split('@');
  return host === '' ? null : `${name.slice(0, 1)}•••@${host}`;
}

export async function copyAsked(visit: PortalVisit, account: Account): Promise<OpenItem | undefined> {
  const { asked, work } = visit;
  const itemId = work.ids.open('item', asked.form.get('item') ?? '');
  return (await copied(visit, account)).find(({ item }) => item.itemId === itemId)?.item;
}

export async function sendCopy(tx: Tx, work: Work, visit: PortalVisit, item: OpenItem): Promise<Told | undefined> {
  const { company, customer, visitor, link, language } = visit;
  const w = PORTAL_BLOCKED_WORDS[language];
  const said = { document: labelOf(item), to: (await sentTo(visit)) ?? '' };
  const sent = await tellReceipt(tx, work, {
    ...{ companyId: company.id, customerId: customer.id, visitorId: visitor.id, language, copyOf: item },
    contactId: link.contactId,
    ...{ title: fill(w.copyReceipt, said), lines: [fill(w.copyLine, said)] },
  });
  return sent === null ? undefined : { title: fill(w.copyReceipt, said), text: fill(w.copyDone, said), mailed: true };
}
