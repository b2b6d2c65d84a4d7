import type { Day } from '../kernel/day';
import { format, sum } from '../kernel/money';
import type { ReliefWords } from '../languages/relief-words.en';
import { dayText, fill, numberText } from '../languages/said';
import { cell, number, tableOf, type MoneyTable } from '../remittances/table';
import type { ReliefRule } from './countries';
import type { ConditionTold, ReliefOfItem } from './relief';

/** VAT relief in words: the table, the checklist and the wording for copies, alike on the page and on paper. */
export interface Saying {
  readonly w: ReliefWords;
  readonly locale: string;
  readonly currency: string;
}

export const nameOf = ({ item: { document, part, parts } }: ReliefOfItem): string => (parts > 1 ? `${document} (${part}/${parts})` : document); // prettier-ignore

export function vatTable({ w, locale, currency }: Saying, all: readonly ReliefOfItem[]): MoneyTable {
  const on = (day: Day | null): string => (day === null ? '–' : dayText(day, locale));
  const amount = (minor: number | null): string => (minor === null ? '?' : format({ minor, currency }, locale));
  const { column: c } = w;
  const known = all.flatMap(({ vatMinor }) => vatMinor ?? []);
  const vat = known.length === 0 ? null : sum(known);
  const note = known.length < all.length ? w.partly : '';
  return tableOf(
    w.table,
    [c.document, c.due, `#${c.lost}`, `#${c.vat}`, c.from, c.until, c.state],
    all.map((one) => [
      ...[cell(nameOf(one)), cell(on(one.item.dueOn)), number(amount(one.lostMinor)), number(amount(one.vatMinor))],
      ...[cell(on(one.from)), cell(on(one.until)), cell(w.state[one.standing])],
    ]),
    [cell(w.total), cell(''), number(amount(sum(all.map(({ lostMinor }) => lostMinor)))), number(amount(vat)), cell(''), cell(''), cell(note)], // prettier-ignore
  );
}

/** What the partner certifies: the sums alone. Their VAT is no matter of his. */
export function lostTable({ w, locale, currency }: Saying, all: readonly ReliefOfItem[]): MoneyTable {
  const { column: c } = w;
  const amount = (minor: number) => number(format({ minor, currency }, locale));
  return tableOf(
    w.pack.certificate,
    [c.document, c.due, `#${c.lost}`],
    all.map((one) => [
      ...[
        cell(nameOf(one)),
        cell(one.item.dueOn === null ? '–' : dayText(one.item.dueOn, locale)),
        amount(one.lostMinor),
      ],
    ]),
    [cell(w.total), cell(''), amount(sum(all.map(({ lostMinor }) => lostMinor)))],
  );
}

export interface CheckedItem {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly state: string; readonly look: string }[];
}

const LOOKS = { passed: 'is-good', open: 'is-wait', not: 'quiet', late: 'is-bad' } as const;

export function checklist({ w, locale }: Saying, rule: ReliefRule | undefined, all: readonly ReliefOfItem[]): CheckedItem[] {
  const asks: readonly string[] = rule?.asks ?? [];
  const state = ({ condition, standing, on }: ConditionTold): string =>
    asks.includes(condition) ? w.confirm : w.standing[standing] + (on === null ? '' : `, ${dayText(on, locale)}`);
  return all.map((one) => ({
    title: nameOf(one),
    rows: one.conditions.map((told) => ({ label: w.condition[told.condition], state: state(told), look: LOOKS[told.standing] })),
  }));
} // prettier-ignore

/** What is to stand on the copy of each invoice, in the language of the country. */
export function wordingOf({ w, locale, currency }: Saying, rule: ReliefRule | undefined, all: readonly ReliefOfItem[]) {
  const { duplicate = null } = rule ?? {};
  if (duplicate === null) return [];
  const amount = (minor: number | null): string =>
    minor === null ? w.pack.blank : format({ minor, currency }, locale);
  return all
    .filter(({ lostMinor, vatMinor }) => lostMinor > 0 && vatMinor !== 0)
    .map((one) => ({
      title: fill(w.pack.wordingOf, { document: nameOf(one) }),
      text: fill(duplicate, { net: amount(one.vatMinor === null ? null : one.lostMinor - one.vatMinor), vat: amount(one.vatMinor) }), // prettier-ignore
    }));
}

/** Where the rule stands, and that nobody has read it there. */
export function sourceLines({ w, locale }: Saying, rule: ReliefRule | undefined, country: string): string[] {
  if (rule === undefined) return [fill(w.none, { country })];
  const since = rule.validFrom === null ? '' : ` ${fill(w.since, { day: dayText(rule.validFrom, locale) })}`;
  return [fill(w.source, { source: rule.source }) + since, ...(rule.verified ? [] : [w.unverified])];
}

export function unknownVat({ w }: Saying, all: readonly ReliefOfItem[]): string {
  const unknown = all.filter(({ vatMinor }) => vatMinor === null).map(nameOf);
  return unknown.length === 0 ? '' : fill(w.unknown, { documents: unknown.join(', ') });
}

/** The VAT of what is lost by its rates, a line for each invoice whose lines say them. */
export function rateLines({ w, locale, currency }: Saying, all: readonly ReliefOfItem[]): string[] {
  const money = (minor: number): string => format({ minor, currency }, locale);
  return all
    .filter(({ byRate }) => byRate.length > 0)
    .map((one) => {
      const parts = one.byRate.map(({ permille, netMinor, vatMinor }) =>
        fill(w.rate, { rate: numberText(permille / 10, locale), net: money(netMinor), vat: money(vatMinor) }),
      );
      return `${nameOf(one)}: ${parts.join('; ')}`;
    });
}
