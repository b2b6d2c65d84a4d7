import { format, formatAmount } from '../kernel/money';
import { PORTAL_LINE_WORDS, type PortalLineWords } from '../languages/portal-line-words';
import type { PortalLanguage } from '../languages/portal-words';
import { fill } from '../languages/said';
import type { Priced } from '../ledger/invoice-line';
import { labelOf, type OpenItem } from '../ledger/open-item';

/** The lines of invoices, as a customer sees them and may object to them: `it_4Z/2` is a line of an item. */
export interface Reader {
  readonly language: PortalLanguage;
  readonly locale: string;
}

export function linesShown({ language, locale }: Reader, item: OpenItem, known: Priced | undefined): unknown {
  if (known === undefined) return null;
  const w = PORTAL_LINE_WORDS[language];
  return {
    title: w.lines,
    rows: known.lines.map((line) => {
      const minor = line.grossMinor ?? line.amountMinor;
      const amount = minor === null ? '' : formatAmount({ minor, currency: item.currency }, locale);
      return { text: lineText(w, line), amount };
    }),
  };
}

const lineText = (w: PortalLineWords, { no, text }: { readonly no: string; readonly text: string }): string =>
  fill(w.line, { no, text });

/** Only lines whose worth is known can be ticked: then the customer is told what is not asked for meanwhile. */
export function linesOffered(
  { language, locale }: Reader,
  { item, id, known }: { readonly item: OpenItem; readonly id: string; readonly known: Priced | undefined },
  ticked: readonly string[],
): readonly object[] {
  if (known === undefined || known.tax === 'unknown') return [];
  const w = PORTAL_LINE_WORDS[language];
  const rows = known.lines.flatMap((line) => {
    if (line.grossMinor === null || line.grossMinor <= 0) return [];
    const value = `${id}/${line.no}`;
    const sum = format({ minor: line.grossMinor, currency: item.currency }, locale);
    return [{ value, label: `${lineText(w, line)}, ${sum}`, chosen: ticked.includes(value) }];
  });
  const open = rows.some(({ chosen }) => chosen);
  return rows.length < 2 ? [] : [{ title: fill(w.only, { document: labelOf(item) }), hint: w.hint, rows, open }];
}

/** The numbers of the lines that were ticked of this item; undefined where one is of another, or none that was offered. */
export function linesTicked(
  id: string,
  known: Priced | undefined,
  ticked: readonly string[],
): readonly string[] | undefined {
  const numbers = [...new Set(ticked)].map((value) => (value.startsWith(`${id}/`) ? value.slice(id.length + 1) : null));
  const offered = new Set(
    (known?.lines ?? []).flatMap(({ no, grossMinor }) => (grossMinor === null || grossMinor <= 0 ? [] : [no])),
  );
  return numbers.every((no) => no !== null && offered.has(no)) ? numbers.filter((no) => no !== null) : undefined;
}
