import type { AccountRole, Accounting } from '../companies/accounting';
import type { Day, Instant } from '../kernel/day';

/**
 * Something that arose here and that the books do not know: a charge, what was paid of one, a write-off, a difference that was accepted, a
 * payment that was booked here first, what a partner kept of money that it passed on, an invoice of a partner that was accepted. It is told to the books once; what is taken back later is told once too.
 */
export const DEED_KINDS = ['fee', 'fixed_sum', 'interest', 'write_off', 'discount', 'bank_charge', 'difference', 'payment', 'returned', 'commission', 'partner_invoice', 'remittance_rest'] as const; // prettier-ignore
export type DeedKind = (typeof DEED_KINDS)[number];

export interface Deed {
  /** `charge/12`, `allocation/40`, `entry/7`, `entry/7/kept`, `acceptance/3`: exported once. */
  readonly key: string;
  /** `charge/12`, `entry/7`: whose it is. A charge has one subject, claimed or paid. */
  readonly subject: string;
  readonly kind: DeedKind;
  /** Null: it is of no customer, but of a partner, whose name stands in its place. */
  readonly customerId: number | null;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly currency: string;
  /** By how much the customer owes more: + a charge, − what is given up or paid. */
  readonly minor: number;
  /** What stands against it, where that is not one account by its kind: together they are 0 − `minor`. */
  readonly parts?: readonly DeedPart[];
  readonly on: Day;
  /** The day on which it was taken back; null: it stands. */
  readonly endedOn: Day | null;
  /** How much of it then; of the sign of `minor`. */
  readonly endedMinor: number;
  readonly isPosted: boolean;
  /** How much of it the books know to be taken back, and in how many postings. */
  readonly backMinor: number;
  readonly backs: number;
  /** The books know the charge in the other way: as claimed, where this is a payment of it, or by its payments. */
  readonly isKnownOtherwise: boolean;
}

export interface DeedPart {
  readonly role: AccountRole;
  /** + debit. */
  readonly minor: number;
}

/** A deed as a room above knows it: what the books heard of it, only this room knows. */
export interface DeedElsewhere extends Pick<
  Deed,
  'key' | 'subject' | 'kind' | 'customerId' | 'customerCode' | 'customerName' | 'document' | 'currency' | 'minor' | 'on'
> {
  readonly parts?: readonly DeedPart[];
  readonly ended: Instant | null;
}

/** Entries that are booked here, by how their identity begins, and what they are to the books. */
export const MADE_HERE: Readonly<Record<string, DeedKind>> = {
  write_off: 'write_off',
  discount: 'discount',
  bank_charge: 'bank_charge',
  difference: 'difference',
  bank: 'payment',
  return: 'returned',
  refund: 'returned',
};

export const kindOfEntry = (identity: string): DeedKind | undefined => {
  const beginning = identity.split('|', 1)[0] ?? '';
  return Object.hasOwn(MADE_HERE, beginning) ? MADE_HERE[beginning] : undefined;
};

/** One thing to tell the books: a deed, or that it was taken back. */
export interface Happening {
  readonly deed: Deed;
  readonly back: boolean;
  readonly key: string;
  readonly on: Day;
  readonly minor: number;
}

/**
 * What of these deeds is to be told up to a day, in the order of the days. What was taken back before the books heard of it is not told at
 * all; what they know is taken back whatever the settings say today.
 */
export function happeningsOf(
  deeds: readonly Deed[],
  until: Day,
  how: Pick<Accounting, 'beginsOn' | 'charges' | 'bankFirst'>,
): Happening[] {
  const found = deeds.flatMap((deed): Happening[] => {
    const { key, on, minor, endedOn, endedMinor, backMinor } = deed;
    const isBack = endedOn !== null && endedOn <= until && endedMinor !== backMinor;
    const back: Happening[] = isBack ? [{ deed, back: true, key: backKey(deed), on: endedOn, minor: endedMinor - backMinor }] : []; // prettier-ignore
    if (deed.isPosted) return back;
    const isNew = how.beginsOn !== null && on >= how.beginsOn && on <= until && isWanted(deed, how);
    if (!isNew || (isBack && endedMinor === minor)) return [];
    return [{ deed, back: false, key, on, minor }, ...back];
  });
  return found.sort((a, b) => order(a).localeCompare(order(b)) || a.key.localeCompare(b.key, 'en', { numeric: true }));
}

/** Mostly once; again where money that had paid a waived charge went elsewhere since. */
const backKey = ({ key, backs }: Deed): string => `${key}/back${backs === 0 ? '' : `/${backs + 1}`}`;

const order = ({ on, back }: Happening): string => `${on}${back ? 1 : 0}`;

function isWanted(deed: Deed, { charges, bankFirst }: Pick<Accounting, 'charges' | 'bankFirst'>): boolean {
  if (deed.isKnownOtherwise) return false;
  if (deed.kind === 'payment' || deed.kind === 'returned' || deed.kind === 'remittance_rest') return bankFirst;
  if (deed.key.startsWith('allocation/')) return charges === 'paid';
  return deed.key.startsWith('charge/') ? charges === 'claimed' : true;
}

/** Charges that are claimed and stay out of the books, because only what was paid of them goes in. */
export const keptOut = (deeds: readonly Deed[], until: Day, { charges }: Pick<Accounting, 'charges'>): number =>
  charges === 'claimed'
    ? 0
    : deeds.filter(({ key, isPosted, on, endedOn }) => key.startsWith('charge/') && !isPosted && on <= until && endedOn === null).length; // prettier-ignore
