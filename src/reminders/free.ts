import type { Day } from '../kernel/day';
import { demandable } from '../ledger/demandable';
import type { Hold } from '../ledger/hold';
import { holdsOn } from '../ledger/hold-index';
import { isCredit, type OpenItem } from '../ledger/open-item';
import { byPayee, holderReference, type Payee, type Payees } from '../ledger/payee';
import { demandOf, type CurrencySection, type MessageContent, type PaymentBlock } from '../outbox/content';
import { saysWherePaid } from './assigned';
import { lineOf } from './message';

/**
 * A message that a person writes: its own words, and the documents it is about as the same table that a reminder has. It asks
 * for what may be asked for: what is disputed, promised or held is shown, not demanded; credits are taken off.
 */
export interface FreeText {
  readonly subject: string;
  /** Paragraphs are parted by empty lines. */
  readonly text: string;
  /** Message-ID of the mail of theirs that it answers. */
  readonly answers?: string;
}

export interface FreeAbout {
  /** What was chosen, and every open credit in its currencies. */
  readonly items: readonly OpenItem[];
  readonly holds: readonly Hold[];
  readonly today: Day;
  readonly bookedUntil: Day;
  readonly fileNumber: string;
  paymentFor(currency: string, amountMinor: number): PaymentBlock | null;
  /** What is paid to who holds it. */
  readonly payees: Payees;
}

export function freeContent({ subject, text, answers }: FreeText, about: FreeAbout): MessageContent {
  const currencies = [...new Set(about.items.map(({ currency }) => currency))].sort();
  return {
    kind: 'free',
    tone: 'neutral',
    fileNumber: about.fileNumber,
    ...(answers === undefined ? {} : { answers }),
    bookedUntil: about.bookedUntil,
    payByOn: null,
    sections: currencies.flatMap((currency) => {
      const mine = about.items.filter((item) => item.currency === currency);
      const shares = byPayee(mine.filter((item) => !isCredit(item)), (item) => item, about.payees); // prettier-ignore
      return shares.map(({ payee, list }) =>
        sectionOf([...list, ...(payee === null ? mine.filter(isCredit) : [])], payee, about),
      );
    }),
    subject: subject.replace(/\s+/g, ' ').trim(),
    paragraphs: paragraphsOf(text),
  };
}

/** What a person typed, parted by empty lines. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** Of one currency, and paid to one: credits take off only what is paid to us. */
function sectionOf(mine: readonly OpenItem[], payee: Payee | null, about: FreeAbout): CurrencySection {
  const heldBy = holdsOn(about.holds);
  const currency = mine[0]?.currency ?? '';
  const owed = mine
    .filter((item) => !isCredit(item))
    .map((item) => ({ item, ...demandable(item.openMinor, heldBy(item)) }));
  const named = owed.filter(({ demandMinor }) => demandMinor > 0);
  const lines = (of: typeof owed) =>
    of.map(({ item, demandMinor }) => lineOf(item, { demandMinor, payByOn: null }, about.today));
  const items = lines(named);
  const credits = mine
    .filter(isCredit)
    .map((item) => lineOf(item, { demandMinor: item.openMinor, payByOn: null }, about.today));
  const demandMinor = demandOf({ items, alsoDue: [], credits });
  return {
    currency,
    demandMinor,
    items,
    alsoDue: [],
    credits,
    onHold: lines(owed.filter((one) => one.demandMinor <= 0)),
    notYetDue: [],
    payment:
      demandMinor > 0
        ? paymentOf(
            payee,
            named.map(({ item }) => item),
            demandMinor,
            about,
          )
        : null,
    ...(payee === null ? {} : { payee: payee.holder }),
  };
}

function paymentOf(
  payee: Payee | null,
  named: readonly OpenItem[],
  amountMinor: number,
  about: FreeAbout,
): PaymentBlock | null {
  const ours = about.paymentFor(named[0]?.currency ?? '', amountMinor);
  if (payee === null) return ours;
  return { ...payee.account, reference: holderReference(named) ?? ours?.reference ?? about.fileNumber, amountMinor };
}

/** Why a message must not leave any more as it was written; null: it may. */
export function outdated(
  content: MessageContent,
  now: readonly OpenItem[],
  holds: readonly Hold[],
  payees: Payees,
): 'paid' | 'held' | null {
  const heldBy = holdsOn(holds);
  for (const line of content.sections.flatMap(({ items, credits }) => [...items, ...credits])) {
    const item = now.find(({ itemId }) => itemId === line.itemId);
    if (item === undefined || Math.abs(item.openMinor) < Math.abs(line.openMinor)) return 'paid';
    if (!isCredit(item) && demandable(item.openMinor, heldBy(item)).demandMinor < line.demandMinor) return 'held';
  }
  return saysWherePaid(content, payees) ? null : 'held';
}
