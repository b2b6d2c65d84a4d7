import { sum } from '../kernel/money';
import { demandOf, type ContentLine, type CurrencySection, type MessageContent, type MessageKind } from './content';
import type { Facts } from './facts';
import { withOwnDay } from './notice';
import { entityText } from './payment';
import { inText } from './plain';
import { chargesTable, disputedLines, lateDiscounts, payeeOf, titleOf, type Table } from './table';
import type { Speech } from './speech';

/**
 * The tables of a message: what is asked for with its sums, and apart from it what is not. Every table adds up, and the
 * sums lead from what is open to what is to be paid. Cells are text in the reader's language.
 */
export interface Sum {
  readonly label: string;
  readonly amount: string;
  /** The one in which the others end. */
  readonly final: boolean;
}

/** What is asked for in one currency. */
export interface Asked {
  readonly tables: readonly Table[];
  readonly sums: readonly Sum[];
}

export function askedTables({ content, speech }: Facts): Asked[] {
  const asked = content.sections.map((section) => {
    const shape = shapes(section, speech);
    const { table: words } = speech.words;
    return {
      tables: [
        table(
          mainTitle(content.kind, section, speech),
          section.items,
          mainShapes(section, shape, content.kind),
          speech,
          section,
        ),
        table(
          content.kind === 'final' ? words.alsoDue : words.askedBefore,
          section.alsoDue,
          [
            shape.invoice,
            shape.due,
            ...(withOwnDay(section.alsoDue, content.payByOn).length > 0 ? [shape.payBy] : []),
            shape.open,
            shape.late,
          ],
          speech,
          section,
        ),
        lateDiscounts(section, speech),
        table(words.credits, section.credits, [shape.document, shape.date, shape.credit], speech, section),
        chargesTable(section, speech),
      ].filter(hasRows),
      sums: sumsOf(section, content, speech),
    };
  });
  const overview = overviewTables(content.sections, speech);
  return overview.length === 0 ? asked : [{ tables: overview, sums: [] }, ...asked];
}

/** Of several customers, what is asked of each, per currency; their credits are taken off what they owe themselves. */
function overviewTables(sections: readonly CurrencySection[], speech: Speech): Table[] {
  const { table: words, sum: sums } = speech.words;
  const currencies = new Set(sections.flatMap(({ currency, entity }) => (entity === undefined ? [] : [currency])));
  return [...currencies].map((currency) => {
    const own = sections.filter((section) => section.currency === currency);
    const count = (of: CurrencySection): number => of.items.length + of.alsoDue.length;
    const total = (of: (section: CurrencySection) => number): number => sum(own.map(of));
    return {
      title: `${words.byEntity} · ${currency}`,
      columns: [
        { head: speech.words.letter.billedTo, numeric: false },
        { head: words.invoiced, numeric: true },
        { head: sums.demand, numeric: true },
      ],
      rows: own.map((section) => [
        [...(section.entity === undefined ? [] : [entityText(section.entity)]), ...payeeOf(section)].join(' · '),
        String(count(section)),
        speech.amount(section.demandMinor, currency),
      ]),
      foot:
        own.length > 1
          ? [
              sums.total,
              String(total(count)),
              speech.amount(
                total((one) => one.demandMinor),
                currency,
              ),
            ]
          : [],
    };
  });
}

/** What is on hold and what is not yet due, per currency: listed, never asked for. */
export function unaskedTables({ content, speech }: Facts): Table[] {
  return content.sections.flatMap((section) => {
    const shape = shapes(section, speech);
    const { table: words } = speech.words;
    return [
      table(words.onHold, heldLines(section), [shape.invoice, shape.due, shape.held], speech, section),
      disputedLines(section, speech),
      table(words.notYetDue, section.notYetDue, [shape.invoice, shape.due, shape.open], speech, section),
    ].filter(hasRows);
  });
}

/** Kinds that ask for money; the others only show it. */
const ASKING: ReadonlySet<MessageKind> = new Set<MessageKind>(['first_invoice', 'pre_due', 'reminder', 'final']);

/** A legal paper asks for what it names; what is also due stands beside it and is added to nothing. */
function sumsOf(whole: CurrencySection, { kind, legal }: MessageContent, speech: Speech): Sum[] {
  if (!ASKING.has(kind)) return [];
  const section = legal === undefined ? whole : { ...whole, alsoDue: [] };
  const lines = [...section.items, ...section.alsoDue];
  const open = sum(lines.map((line) => line.openMinor));
  const held = sum(lines.map((line) => line.demandMinor - line.openMinor));
  const credits = sum(section.credits.map((line) => line.demandMinor));
  if (held === 0 && credits === 0 && section.alsoDue.length === 0) return []; // the table says it all
  const { sum: words } = speech.words;
  const of = (label: string, minor: number, final = false): Sum => ({
    label,
    amount: speech.money(minor, section.currency),
    final,
  });
  return [
    of(words.open, open),
    ...(held !== 0 ? [of(words.held, held)] : []),
    ...(credits !== 0 ? [of(words.credits, credits)] : []),
    of(words.demand, demandOf(section), true),
  ];
}

/** What is held whole, and of the items asked for in part the rest. */
const heldLines = (section: CurrencySection): readonly ContentLine[] => [
  ...section.onHold,
  ...[...section.items, ...section.alsoDue].filter((line) => line.demandMinor !== line.openMinor),
];

/** A column: its head, its cell, and what its foot adds up. */
interface Shape {
  readonly head: string;
  readonly numeric: boolean;
  readonly cell: (line: ContentLine) => string;
  readonly adds?: (line: ContentLine) => number;
}

type Shapes = Readonly<
  Record<
    | 'document'
    | 'invoice'
    | 'instalment'
    | 'po'
    | 'date'
    | 'due'
    | 'payBy'
    | 'amount'
    | 'paid'
    | 'open'
    | 'credit'
    | 'held'
    | 'late',
    Shape
  >
>;

function shapes(section: CurrencySection, speech: Speech): Shapes {
  const { column: head } = speech.words;
  const said = (head: string, cell: Shape['cell']): Shape => ({ head, numeric: false, cell });
  const money = (head: string, of: (line: ContentLine) => number): Shape => ({
    head,
    numeric: true,
    cell: (line) => speech.amount(of(line), section.currency),
    adds: of,
  });
  const whole = new Set(section.onHold.map((line) => line.itemId));
  return {
    document: said(head.document, (line) => inText(line.document)),
    invoice: said(head.invoice, (line) => inText(line.document)),
    instalment: said(head.instalment, (line) => inText(line.document)),
    po: said(head.po, (line) => inText(line.poNo ?? '')),
    date: said(head.date, (line) => speech.shortDay(line.issuedOn)),
    due: said(head.due, (line) => (line.dueOn === null ? '' : speech.shortDay(line.dueOn))),
    payBy: said(head.payBy, (line) => (line.payByOn === null ? '' : speech.shortDay(line.payByOn))),
    amount: money(head.amount, (line) => line.amountMinor),
    paid: money(head.paid, (line) => line.paidMinor),
    open: money(head.open, (line) => line.openMinor),
    credit: money(head.credit, (line) => line.demandMinor),
    held: money(head.held, (line) => (whole.has(line.itemId) ? line.openMinor : line.openMinor - line.demandMinor)),
    late: { head: head.late, numeric: true, cell: (line) => (line.daysLate > 0 ? String(line.daysLate) : '') },
  };
}

function mainShapes(section: CurrencySection, shape: Shapes, kind: MessageKind): Shape[] {
  const { items } = section;
  return [
    areInstalments(items) ? shape.instalment : shape.invoice,
    ...(items.some((line) => line.poNo) ? [shape.po] : []),
    shape.date,
    shape.due,
    shape.amount,
    shape.paid,
    shape.open,
    ...(kind !== 'thank_you' && items.some((line) => line.daysLate > 0) ? [shape.late] : []),
  ];
}

/** Nothing but what is missing of instalments. */
const areInstalments = (lines: readonly ContentLine[]): boolean =>
  lines.length > 0 && lines.every(({ itemId }) => itemId < 0);

function mainTitle(kind: MessageKind, { items }: CurrencySection, speech: Speech): string {
  const { table: words } = speech.words;
  if (areInstalments(items)) return words.instalments;
  switch (kind) {
    case 'reminder':
    case 'final':
      return words.overdue;
    case 'pre_due':
      return words.comingDue;
    case 'first_invoice':
      return words.invoiced;
    case 'thank_you':
      return words.paid;
    case 'answer':
    case 'free':
    case 'statement':
    case 'correction':
      return words.concerned;
  }
}

function table(
  title: string,
  lines: readonly ContentLine[],
  shape: readonly Shape[],
  speech: Speech,
  section: CurrencySection,
): Table {
  const { currency } = section;
  const foot = shape.map(({ adds }, at) => {
    if (at === 0) return speech.words.sum.total;
    return adds ? speech.amount(sum(lines.map(adds)), currency) : '';
  });
  return {
    title: titleOf(title, section),
    columns: shape.map(({ head, numeric }) => ({ head, numeric })),
    rows: lines.map((line) => shape.map(({ cell }) => cell(line))),
    foot: lines.length > 1 ? foot : [],
  };
}

const hasRows = (of: Table): boolean => of.rows.length > 0;
