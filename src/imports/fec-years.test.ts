import fc from 'fast-check';
import { runs } from '../kernel/testing/chance';
import type { FecYear } from './formats/fec-years';
import { readContent } from './reading-content';
import { bytesOf, rowsIn } from './testing/read-text';
import { twoYears } from './testing/fec-years';

/** A ledger in a few lines: what imports of books leave in it. */
class Little {
  readonly entries = new Map<string, { readonly customer: string; readonly minor: number }>();
  #applied: { from: string; to: string; minor: number }[] = [];
  years: FecYear[] = [];

  take(...texts: readonly string[]): void {
    const books = texts.map((text, at) => ({ name: `fec${at}.txt`, bytes: bytesOf(Buffer.from(text)) }));
    const reading = readContent('fec.zip', bytesOf(Buffer.from('PK')), { termsDays: 30, years: this.years }, { documents: [], others: 0, books }); // prettier-ignore
    const rows = [...reading.batches()].flatMap((batch) => rowsIn(batch, reading.columns));
    const { problems, voided, years = [] } = reading.totals();
    expect(problems).toEqual([]);
    for (const { kind, document, customerCode, amountMinor } of rows)
      if (kind !== 'allocation') this.entries.set(`${customerCode} ${document}`, { customer: customerCode, minor: amountMinor ?? 0 }); // prettier-ignore
    for (const { document, customerCode } of voided) this.#cancel(`${customerCode} ${document}`);
    const standing = [...this.#applied];
    for (const { kind, document, settles, customerCode, amountMinor } of rows) {
      if (kind !== 'allocation') continue;
      const one = {
        from: `${customerCode} ${document}`,
        to: `${customerCode} ${settles ?? ''}`,
        minor: amountMinor ?? 0,
      };
      const known = standing.findIndex(
        ({ from, to, minor }) => from === one.from && to === one.to && minor === one.minor,
      );
      if (known >= 0) standing.splice(known, 1);
      else this.#applied.push(one);
    }
    this.years = [...this.years.filter((year) => !years.some((other) => year.opens < other.closes && other.opens < year.closes)), ...(JSON.parse(JSON.stringify(years)) as FecYear[])]; // prettier-ignore
  }

  #cancel(key: string): void {
    this.entries.delete(key);
    this.#applied = this.#applied.filter(({ from, to }) => from !== key && to !== key);
  }

  /** Every credit pays no more than it is, every document is paid no more than it is. */
  open(): string[] {
    return [...this.entries].flatMap(([key, { minor }]) => {
      const moved = this.#applied.reduce((sum, { from, to, minor: by }) => sum + (from === key ? by : to === key ? -by : 0), minor); // prettier-ignore
      expect(minor < 0 ? moved <= 0 && moved >= minor : moved >= 0 && moved <= minor).toBe(true);
      return moved === 0 ? [] : [`${key} ${moved}`];
    }).sort();
  } // prettier-ignore

  owed(): Record<string, number> {
    const owed: Record<string, number> = {};
    for (const { customer, minor } of this.entries.values()) owed[customer] = (owed[customer] ?? 0) + minor;
    return owed;
  }
}

const played = (...imports: readonly (readonly string[])[]): Little => {
  const ledger = new Little();
  for (const texts of imports) ledger.take(...texts);
  return ledger;
};

test('two years, together or one by one, in whatever order and again, leave the same open, and each customer owes what the books say', () => {
  fc.assert(
    fc.property(twoYears, ({ before, after, closing }) => {
      const together = played([before, after]);
      expect(together.owed()).toEqual(closing);
      for (const other of [[[after, before]], [[before], [after]], [[after], [before]], [[after], [before], [after]], [[before], [after, before]], [[after], [before, after]]])
        expect(played(...other).open()).toEqual(together.open());
    }),
    runs(150),
  );
}); // prettier-ignore
