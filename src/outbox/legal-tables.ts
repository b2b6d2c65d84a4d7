import { sum } from '../kernel/money';
import { legalWords } from '../languages/legal-words';
import type { Facts } from './facts';
import { claimedMinor, type LegalContent } from './legal';
import { inText } from './plain';
import type { Column, Table } from './table';
import type { Speech } from './speech';

/**
 * The tables of a legal paper: what each invoice is for, what is claimed and how it is split, and how the interest was
 * counted, so that anybody can count it again. Each adds up.
 */
interface Saying {
  readonly legal: LegalContent;
  readonly currency: string;
  readonly speech: Speech;
}

function saying({ content, speech }: Facts): Saying | undefined {
  const [section] = content.sections;
  return content.legal && section && { legal: content.legal, currency: section.currency, speech };
}

const left = (head: string): Column => ({ head, numeric: false });
const right = (head: string): Column => ({ head, numeric: true });

/** What each invoice is for; nothing where nothing is known of it. */
export function claimTables(facts: Facts): Table[] {
  const said = saying(facts);
  if (said === undefined) return [];
  const { legal, speech } = said;
  const w = legalWords(speech.language);
  const known = legal.grounds.filter((one) => one.subject ?? one.contract ?? one.deliveryOn);
  if (known.length === 0) return [];
  const dayOr = (day: (typeof known)[number]['deliveryOn']): string => (day === null ? '' : speech.shortDay(day));
  const columns = [
    { column: left(speech.words.column.invoice), cell: (one: (typeof known)[number]) => inText(one.document) },
    { column: left(w.subject), cell: (one: (typeof known)[number]) => inText(one.subject ?? '') },
    { column: left(w.contract), cell: (one: (typeof known)[number]) => inText(one.contract ?? '') },
    { column: left(w.contractOn), cell: (one: (typeof known)[number]) => dayOr(one.contractOn) },
    { column: left(w.delivered), cell: (one: (typeof known)[number]) => dayOr(one.deliveryOn) },
  ].filter(({ cell }) => known.some((one) => cell(one) !== ''));
  return [
    {
      title: w.claim,
      columns: columns.map(({ column }) => column),
      rows: known.map((one) => columns.map(({ cell }) => cell(one))),
      foot: [],
    },
  ];
}

/** By invoice, principal, interest and fixed sum apart; then costs; then all of it. Nothing where principal is all there is. */
export function amountTables(facts: Facts): Table[] {
  const said = saying(facts);
  if (said === undefined) return [];
  const { legal, speech, currency } = said;
  const { parts, costsMinor } = legal;
  const w = legalWords(speech.language);
  const shown = [
    { head: w.principal, of: (one: (typeof parts)[number]) => one.principalMinor },
    { head: w.interestSum, of: (one: (typeof parts)[number]) => one.interestMinor },
    { head: w.fixed, of: (one: (typeof parts)[number]) => one.fixedMinor },
  ].filter(({ of }, at) => at === 0 || parts.some((one) => of(one) !== 0));
  if (shown.length === 1 && costsMinor === 0) return [];
  const money = (minor: number): string => speech.amount(minor, currency);
  const costed = legal.costs?.map(({ on, minor }) => ({ head: `${w.costs}, ${speech.shortDay(on)}`, minor })) ?? (costsMinor === 0 ? [] : [{ head: w.costs, minor: costsMinor }]); // prettier-ignore
  const costs = costed.map(({ head, minor }) => [head, ...shown.map(() => ''), money(minor)]);
  return [
    {
      title: `${w.amounts} · ${currency}`,
      columns: [left(speech.words.column.invoice), ...shown.map(({ head }) => right(head)), right(w.total)],
      rows: [
        ...parts.map((one) => [
          inText(one.document),
          ...shown.map(({ of }) => money(of(one))),
          money(sum(shown.map(({ of }) => of(one)))),
        ]),
        ...costs,
      ],
      foot: [w.total, ...shown.map(({ of }) => money(sum(parts.map(of)))), money(claimedMinor(legal))],
    },
  ];
}

/** How the interest was counted; nothing where none is claimed. */
export function interestTables(facts: Facts): Table[] {
  const said = saying(facts);
  if (said === undefined || said.legal.interest.length === 0) return [];
  const { legal, speech, currency } = said;
  const w = legalWords(speech.language);
  const number = new Intl.NumberFormat(speech.numbers, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
  const money = (minor: number): string => speech.amount(minor, currency);
  return [
    {
      title: `${w.interest} · ${currency}`,
      columns: [
        ...[left(speech.words.column.invoice), left(w.from), left(w.to)],
        ...[right(w.days), right(w.base), right(w.rate), right(w.amount)],
      ],
      rows: legal.interest.map((row) => [
        inText(row.document),
        ...(row.rounded === true
          ? [w.rounded, '', '', '', '']
          : [
              ...[speech.shortDay(row.from), speech.shortDay(row.to), String(row.days)],
              ...[money(row.baseMinor), number.format(Number(row.percent))],
            ]),
        money(row.interestMinor),
      ]),
      foot: [w.total, '', '', '', '', '', money(sum(legal.interest.map((row) => row.interestMinor)))],
    },
  ];
}
