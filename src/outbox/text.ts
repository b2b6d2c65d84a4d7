import { townLine } from './address';
import type { Part } from './body';
import type { Facts } from './facts';
import { amountTables, claimTables, interestTables } from './legal-tables';
import { paymentsOf, type Payment } from './payment';
import { oneLine, paragraphsOf } from './plain';
import type { Table } from './table';
import { askedTables, unaskedTables, type Asked, type Sum } from './tables';

/**
 * The plain text of a message: everything that its HTML says, in the same order, readable without columns and when read
 * aloud.
 */
export function textOf(parts: readonly Part[], facts: Facts): string {
  const blocks = parts.map((part) => partText(part, facts)).filter((block) => block !== '');
  return `${[...blocks, signature(facts), ...footerOf(facts)].join('\n\n')}\n`;
}

/** One part as text. */
export function partText(part: Part, facts: Facts): string {
  const { colon } = facts.speech.words;
  switch (part.kind) {
    case 'lead':
    case 'paragraph':
      return part.lines.join('\n');
    case 'heading':
      return underlined(part.text);
    case 'list':
      return part.entries.map((entry) => `- ${entry}`).join('\n');
    case 'block':
      switch (part.block) {
        case 'table':
          return askedTables(facts)
            .map((of) => askedText(of, colon))
            .join('\n\n');
        case 'not_asked':
          return tablesText(unaskedTables(facts), colon);
        case 'payment':
          return paymentsOf(facts)
            .map((of) => paymentText(of, colon))
            .join('\n\n');
        case 'claim':
          return tablesText(claimTables(facts), colon);
        case 'amounts':
          return tablesText(amountTables(facts), colon);
        case 'interest':
          return tablesText(interestTables(facts), colon);
        case 'paragraphs':
          return freeParagraphs(facts).join('\n\n');
      }
  }
}

const tablesText = (tables: readonly Table[], colon: string): string =>
  tables.map((of) => tableText(of, colon)).join('\n\n');

/** What a person wrote, as paragraphs. */
export const freeParagraphs = (facts: Facts): string[] => (facts.content.paragraphs ?? []).flatMap(paragraphsOf);

const underlined = (title: string): string => `${title}\n${'-'.repeat([...title].length)}`;

function askedText({ tables, sums }: Asked, colon: string): string {
  const total = sums.map((line: Sum) => `${line.label}${colon}${line.amount}`).join('\n');
  return [...tables.map((of) => tableText(of, colon)), ...(total === '' ? [] : [total])].join('\n\n');
}

/** Each line of the table is a paragraph that names its figures. */
function tableText(table: Table, colon: string): string {
  const named = (cells: readonly string[]): string =>
    cells
      .slice(1)
      .map((cell, at) => (cell === '' ? '' : `${table.columns[at + 1]?.head ?? ''}${colon}${cell}`))
      .filter((cell) => cell !== '')
      .join(' · ');
  const rows = table.rows.map((cells) => `${table.columns[0]?.head ?? ''} ${cells[0] ?? ''}\n   ${named(cells)}`);
  const foot = table.foot.length === 0 ? [] : [`${table.foot[0] ?? ''}\n   ${named(table.foot)}`];
  return [underlined(table.title), ...rows, ...foot].join('\n');
}

function paymentText(payment: Payment, colon: string): string {
  const rows = payment.rows.map((row) => `${row.label}${colon}${row.value}`);
  return [underlined(payment.title), ...rows, payment.quote, ...(payment.only === '' ? [] : [payment.only])].join('\n');
}

/** Who wrote: the company as it must name itself in business mail. */
function signature(facts: Facts): string {
  return ['-- ', ...legalLines(facts)].join('\n');
}

/** What the company wants under its mails, as paragraphs. */
export const footerOf = ({ parties }: Facts): string[] => paragraphsOf(parties.footer ?? '');

/** Legal name, seat, register, VAT number and representative, as business letters must show. */
export function legalLines({ parties, speech }: Facts): string[] {
  const { creditor } = parties;
  const { company: words } = speech.words;
  const joined = (...texts: (string | null)[]): string =>
    texts
      .map((text) => oneLine(text ?? ''))
      .filter((text) => text !== '')
      .join(' · ');
  const labelled = (label: string, value: string | null): string => (value ? `${label} ${value}` : '');
  return [
    joined(creditor.legalName, creditor.street, townLine(creditor)),
    joined(creditor.phone, creditor.email, creditor.website),
    joined(
      labelled(words.register, creditor.registerNo),
      labelled(words.vat, creditor.vatNo),
      labelled(words.representative, creditor.representative),
    ),
  ].filter((line) => line !== '');
}
