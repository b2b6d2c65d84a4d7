import type { Settings } from '../companies/settings';
import { amountCell, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import type { Work } from '../platform/work';
import type { MessageContent, MessageKind } from './content';
import { markedCopy } from './copies';
import type { SentAttachment } from './delivery.store';
import type { Attach } from './draft';
import { enclosingFor, LARGEST_ENCLOSED } from './enclosing';
import { NOTHING_ENCLOSED, type Enclosed } from './facts';
import { invoiceFiles, papers, type InvoiceFile, type Paper } from './gather.store';
import { fileName } from './plain';
import { speechOf } from './speech';
import type { MessageRow } from './store';

/** Fetches and makes what goes with the emails of a batch, and keeps each piece as it was sent. */
export interface Enclosures {
  readonly enclosed: Enclosed;
  readonly files: readonly Enclosure[];
}

export interface Enclosure extends SentAttachment {
  readonly mediaType: string;
  readonly content: Buffer;
}

export const NO_ENCLOSURES: Enclosures = { enclosed: NOTHING_ENCLOSED, files: [] };

export interface Letterhead {
  readonly row: MessageRow;
  readonly content: MessageContent;
}

/** By message; those that carry nothing are left out. */
export async function encloseAll(
  work: Work,
  companyId: number,
  settings: Settings,
  letters: readonly Letterhead[],
): Promise<Map<number, Enclosures>> {
  const wanted = letters
    .filter(({ row }) => row.channel === 'email')
    .map(({ row, content }) => {
      const attach = JSON.parse(row.attach) as Attach;
      return { row, content, rule: enclosingFor(content, attach, settings), paperIds: attach.documentIds ?? [] };
    });
  const { read } = work.db;
  const itemIds = wanted.flatMap(({ rule }) => rule.copies);
  const paperIds = wanted.flatMap((of) => of.paperIds);
  const files = itemIds.length === 0 ? new Map<number, InvoiceFile>() : await invoiceFiles(read, companyId, itemIds);
  const known = paperIds.length === 0 ? new Map<number, Paper>() : await papers(read, companyId, paperIds);
  const copier = copierOf(work);
  const all = new Map<number, Enclosures>();
  for (const { row, content, rule, paperIds: ids } of wanted) {
    const copies = rule.copies.flatMap((id) => files.get(id) ?? []);
    const tooLarge = copies.reduce((bytes, copy) => bytes + copy.bytes, 0) > LARGEST_ENCLOSED;
    const made = [
      ...(tooLarge ? [] : await copier(copies, row.language)),
      ...(rule.statement ? [await statement(work, content, row.language)] : []),
      ...(await papersOf(
        work,
        ids.flatMap((id) => known.get(id) ?? []),
      )),
    ];
    const enclosed = { copies: tooLarge ? 0 : copies.length, statement: rule.statement, tooLarge };
    if (made.length > 0 || tooLarge) all.set(row.id, { enclosed, files: made });
  }
  return all;
}

/** The same invoice goes with one reminder after another: its copy is made once per batch. */
function copierOf(work: Work): (copies: readonly InvoiceFile[], language: string) => Promise<Enclosure[]> {
  const made = new Map<string, Promise<Enclosure>>();
  return (copies, language) => {
    const { copy: word } = speechOf(language).words;
    return Promise.all(
      copies.map((copy) => {
        const key = `${copy.sha256} ${word}`;
        const known = made.get(key) ?? makeCopy(work, copy, word);
        made.set(key, known);
        return known;
      }),
    );
  };
}

async function makeCopy(work: Work, copy: InvoiceFile, word: string): Promise<Enclosure> {
  const content = Buffer.from(await markedCopy(await work.files.get(copy.sha256), word));
  const kept = await work.files.put(content);
  return { name: `COPY_${fileName(copy.document)}.pdf`, kind: 'copy', ...kept, mediaType: 'application/pdf', content };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function statement(work: Work, content: MessageContent, language: string): Promise<Enclosure> {
  const { words } = speechOf(language);
  const bytes = xlsxOf(content.sections.map((section, at) => statementSheet(section, content.kind, words, at + 1)));
  const kept = await work.files.put(bytes);
  return {
    name: `${fileName(words.enclosed.statementName)}.xlsx`,
    kind: 'statement',
    ...kept,
    mediaType: XLSX,
    content: bytes,
  };
}

/** Of a sheet. */
const LONGEST_NAME = 31;

type Words = ReturnType<typeof speechOf>['words'];

/** Everything that the message shows of a currency, as rows that can be sorted and added up. */
function statementSheet(
  section: MessageContent['sections'][number],
  kind: MessageKind,
  words: Words,
  n: number,
): Sheet {
  const { column, table } = words;
  const parts = [
    { title: table.overdue, lines: section.items },
    { title: kind === 'final' ? table.alsoDue : table.askedBefore, lines: section.alsoDue },
    { title: table.credits, lines: section.credits },
    { title: table.onHold, lines: section.onHold },
    { title: table.notYetDue, lines: section.notYetDue },
  ];
  return {
    name:
      section.entity === undefined && section.payee === undefined
        ? section.currency
        : `${n} ${section.currency} ${fileName(section.entity?.code ?? section.payee ?? '')}`.slice(0, LONGEST_NAME),
    head: [
      column.document,
      column.po,
      column.date,
      column.due,
      column.amount,
      column.paid,
      column.open,
      column.late,
      '',
    ],
    rows: parts.flatMap(({ title, lines }) =>
      lines.map((line) => [
        line.document,
        line.poNo,
        dayCell(line.issuedOn),
        dayCell(line.dueOn),
        amountCell(line.amountMinor, section.currency),
        amountCell(line.paidMinor, section.currency),
        amountCell(line.openMinor, section.currency),
        line.daysLate > 0 ? line.daysLate : null,
        title,
      ]),
    ),
  };
}

function papersOf(work: Work, list: readonly Paper[]): Promise<Enclosure[]> {
  return Promise.all(
    list.map(async (paper) => ({
      name: fileName(paper.fileName),
      kind: 'paper' as const,
      sha256: paper.sha256,
      bytes: paper.bytes,
      mediaType: paper.mediaType,
      content: await work.files.get(paper.sha256),
    })),
  );
}
