import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Claim } from './claim';

/**
 * What happened, day by day, from the contract to the key date: facts only, no words. A long story is told in fewer lines
 * (same day, then month, then year) until it fits the room, so that it can be read on one spread.
 */
export interface Happening {
  readonly kind: HappeningKind;
  /** First and last day that it covers; the same for a single event. */
  readonly from: Day;
  readonly to: Day;
  /** Documents concerned, in order. */
  readonly documents: readonly string[];
  readonly amountMinor: number | null;
  /** How many events it stands for. */
  readonly count: number;
  /** Category of a dispute, day of a promise, kind of a contact. */
  readonly detail: string | null;
  /** Where it is told in full: `reminder/3`, `exhibit`. */
  readonly key: string | null;
}

const HAPPENINGS = [
  'contract', 'delivered', 'invoiced', 'due', 'credited', 'paid', 'adjusted', 'reminded', 'promised', 'promise_kept', 'promise_broken',
  'disputed', 'answered', 'contacted', 'replied',
] as const; // prettier-ignore
export type HappeningKind = (typeof HAPPENINGS)[number];

/** All that happened up to the key date, told in at most `lines` lines where that is possible. */
export function chronology(claim: Claim, lines: number): Happening[] {
  const all = happenings(claim);
  for (const grain of GRAINS) {
    const told = merge(all, grain);
    if (told.length <= lines) return told;
  }
  return merge(all, (day) => day.slice(0, 4));
}

/** Nothing merged; the same day; the same month; the same year. Only what comes in numbers is merged. */
const GRAINS: readonly ((day: Day, n: number) => string)[] = [
  (day, n) => `${day} ${n}`,
  (day) => day,
  (day) => day.slice(0, 7),
  (day) => day.slice(0, 4),
];

function happenings(claim: Claim): Happening[] {
  const order = new Map(HAPPENINGS.map((kind, n) => [kind, n]));
  return [...ofAccount(claim), ...ofPeople(claim)]
    .filter(({ from }) => from <= claim.keyDate)
    .sort((a, b) => compare(a.from, b.from) || (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0));
}

function ofAccount({ basis, entries }: Claim): Happening[] {
  const contract = basis.contract?.concludedOn
    ? [
        event('contract', basis.contract.concludedOn, {
          documents: listed(basis.contract.reference),
          detail: basis.contract.subject,
        }),
      ]
    : [];
  return [
    ...contract,
    ...entries.flatMap((entry) => {
      const documents = [entry.document];
      return [
        ...(entry.deliveryOn ? [event('delivered', entry.deliveryOn, { documents })] : []),
        event('invoiced', entry.issuedOn, { documents, amountMinor: entry.amountMinor }),
        ...(entry.dueOn ? [event('due', entry.dueOn, { documents, amountMinor: entry.amountMinor })] : []),
        ...entry.applied.map(({ kind, on, amountMinor }) => event(APPLIED[kind], on, { documents, amountMinor })),
      ];
    }),
  ];
}

const APPLIED = { payment: 'paid', credit_note: 'credited', adjustment: 'adjusted' } as const;

function ofPeople({ reminders, disputes, promises, contacts, keyDate }: Claim): Happening[] {
  return [
    ...reminders.map((one) =>
      event('reminded', one.sentOn, {
        documents: one.documents,
        amountMinor: one.demandMinor,
        key: one.key,
      }),
    ),
    ...disputes.flatMap((one) => {
      const about = { documents: one.items.map(({ document }) => document), detail: one.category, key: one.key };
      const amountMinor = sum(one.items.map((item) => item.amountMinor));
      return [
        event('disputed', one.raisedOn, { ...about, amountMinor }),
        ...(one.answeredOn ? [event('answered', one.answeredOn, about)] : []),
      ];
    }),
    ...promises.flatMap((one) => {
      const about = { documents: one.documents, amountMinor: one.amountMinor, key: one.key };
      const verdict = VERDICT[one.verdict];
      return [
        event('promised', one.givenOn, { ...about, detail: one.promisedOn }),
        ...(verdict && one.promisedOn <= keyDate ? [event(verdict, one.promisedOn, about)] : []),
      ];
    }),
    ...contacts
      .filter(({ kind }) => kind !== 'note')
      .map((one) =>
        event(one.direction === 'in' ? 'replied' : 'contacted', one.on, {
          documents: one.demanded ?? [],
          detail: one.kind,
          key: one.key,
        }),
      ),
  ];
}

/** A verdict that is told; an open or withdrawn promise has none. */
const VERDICT: Readonly<Record<string, HappeningKind>> = {
  kept: 'promise_kept',
  broken: 'promise_broken',
  partially_kept: 'promise_broken',
};

/** Kinds that come in numbers: a reader loses nothing when they are counted. */
const COUNTED: ReadonlySet<HappeningKind> = new Set([
  'delivered',
  'invoiced',
  'due',
  'credited',
  'paid',
  'adjusted',
  'reminded',
  'contacted',
]);

function merge(all: readonly Happening[], grain: (day: Day, n: number) => string): Happening[] {
  const told = new Map<string, Happening>();
  all.forEach((one, n) => {
    const key = COUNTED.has(one.kind) ? `${one.kind} ${grain(one.from, n)}` : `${n}`;
    const before = told.get(key);
    told.set(key, before ? together(before, one) : one);
  });
  return [...told.values()].sort((a, b) => compare(a.from, b.from));
}

const together = (a: Happening, b: Happening): Happening => ({
  ...a,
  to: b.to > a.to ? b.to : a.to,
  documents: [...new Set([...a.documents, ...b.documents])],
  amountMinor: a.amountMinor === null || b.amountMinor === null ? null : a.amountMinor + b.amountMinor,
  count: a.count + b.count,
});

function event(kind: HappeningKind, on: Day, more: Partial<Happening>): Happening {
  return { kind, from: on, to: on, documents: [], amountMinor: null, count: 1, detail: null, key: null, ...more };
}

const listed = (text: string | null): string[] => (text === null ? [] : [text]);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
