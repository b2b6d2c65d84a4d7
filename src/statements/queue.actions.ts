import { attachMany, removeDocuments } from '../documents/actions';
import type { NewDocument } from '../documents/document';
import type { Customer } from '../customers/customer';
import { format } from '../kernel/money';
import { accountWords } from '../languages/account-words';
import { fill } from '../languages/said';
import { bodyOf } from '../ledger/reference';
import { mintReferences } from '../ledger/reference.store';
import { queueMessages } from '../outbox/actions';
import type { Draft } from '../outbox/draft';
import { keyText, messagesByKey } from '../outbox/store';
import type { KeptFile } from '../platform/files';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import type { Verdict } from './judge';
import type { Made } from './make.actions';
import { localeOf, paperName } from './paper';
import { documentsAbout } from './papers.store';
import { batchOf, type AccountSum, type Line, type StatementRun } from './run';
import type { Became } from './store';

/** Statements on their way: their files become documents of the customer, those by email messages in the outbox. */
export interface Going {
  readonly line: Line;
  readonly customer: Customer;
  readonly verdict: Exclude<Verdict, { do: 'leave_out' }>;
  readonly made: Made;
  /** What its files say. */
  readonly sums: readonly AccountSum[];
  /** On purpose, whatever the recipient had today. */
  readonly again: boolean;
}

export interface Papers {
  readonly pdf: number | null;
  readonly xlsx: number | null;
}

/** Those by email whose recipient has had no message today, and those who have: one message per recipient and day, unless a person wants one again. */
export async function freeToday(
  tx: Tx,
  work: Work,
  run: StatementRun,
  going: readonly Going[],
): Promise<{ readonly free: Going[]; readonly taken: Going[] }> {
  const mails = going.flatMap((one) => {
    const { verdict, line } = one;
    if (verdict.do !== 'email') return [];
    const key = { companyId: run.companyId, customerId: line.customerId, recipient: verdict.to.email, day: work.today };
    return [{ one, key }];
  });
  const taken = await messagesByKey(
    tx,
    mails.map(({ key }) => key),
  );
  const isTaken = ({ one, key }: (typeof mails)[number]): boolean => !one.again && taken.has(keyText(key));
  const of = (which: boolean): Going[] => mails.filter((one) => isTaken(one) === which).map(({ one }) => one);
  return { free: of(false), taken: of(true) };
}

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The name of what a statement's papers, and its message, are about. */
const aboutOf = (lineId: number): string => `statement/${lineId}`;

/** The documents of each line. */
export async function papersFor(
  tx: Tx,
  work: Work,
  run: StatementRun,
  going: readonly Going[],
): Promise<Map<number, Papers>> {
  const documents = going.flatMap(({ line, customer, made }): NewDocument[] => {
    const w = accountWords(made.language);
    const paper = (kept: KeptFile | null, ending: 'pdf' | 'xlsx'): NewDocument[] =>
      kept === null
        ? []
        : [
            {
              companyId: run.companyId,
              customerId: customer.id,
              about: aboutOf(line.id),
              kind: 'statement',
              title: `${w.title} ${run.asOn}`,
              fileName: paperName(w.file, customer.code, run.asOn, ending),
              mediaType: ending === 'pdf' ? PDF : XLSX,
              datedOn: run.asOn,
              ...kept,
            },
          ];
    return [...paper(made.pdf, 'pdf'), ...paper(made.xlsx, 'xlsx')];
  });
  await attachMany(tx, work, documents);
  const known = await documentsAbout(
    tx,
    run.companyId,
    going.map(({ line }) => aboutOf(line.id)),
  );
  const idOf = (line: Line, mediaType: string): number | null =>
    known.find((one) => one.about === aboutOf(line.id) && one.mediaType === mediaType)?.id ?? null;
  return new Map(going.map(({ line }) => [line.id, { pdf: idOf(line, PDF), xlsx: idOf(line, XLSX) }]));
}

/** Puts the mails into the outbox. One whose recipient somebody wrote to meanwhile waits, without its papers. */
export async function queueMails(
  tx: Tx,
  work: Work,
  run: StatementRun,
  going: readonly Going[],
  papers: ReadonlyMap<number, Papers>,
): Promise<Became[]> {
  const numbers = await mintReferences(
    tx,
    work,
    going.map(({ customer }) => ({
      ...{ companyId: run.companyId, customerId: customer.id, kind: 'file_number' as const, itemIds: [] },
      about: `customer/${customer.id}`,
    })),
  );
  const drafts = going.flatMap((one, at) => draftOf(run, work, one, { number: numbers[at] ?? '', papers }));
  const answers = await queueMessages(tx, work, drafts);
  const unused: number[] = [];
  const became = going.map(({ line, verdict, sums }, at): Became => {
    const answer = answers[at];
    const { pdf, xlsx } = papers.get(line.id) ?? { pdf: null, xlsx: null };
    const recipient = verdict.do === 'email' ? verdict.to.email : null;
    if (answer?.outcome === 'queued') {
      const own = { messageId: answer.messageId, pdfId: pdf, xlsxId: xlsx, sums };
      return { id: line.id, outcome: 'queued', channel: 'email', recipient, ...own };
    }
    unused.push(...[pdf, xlsx].filter((id) => id !== null));
    if (answer?.outcome === 'blocked') return { id: line.id, outcome: 'failed', why: 'no_language' };
    return { id: line.id, outcome: 'waiting', why: 'written_today' };
  });
  if (unused.length > 0) await removeDocuments(within(work, tx), run.companyId, unused, 'not sent');
  return became;
}

function draftOf(
  run: StatementRun,
  work: Work,
  { line, customer, verdict, made, sums, again }: Going,
  known: { readonly number: string; readonly papers: ReadonlyMap<number, Papers> },
): Draft[] {
  if (verdict.do !== 'email') return [];
  const { pdf, xlsx } = known.papers.get(line.id) ?? { pdf: null, xlsx: null };
  return [
    {
      companyId: run.companyId,
      customerId: customer.id,
      about: aboutOf(line.id),
      batch: batchOf(run.id),
      to: verdict.to,
      day: work.today,
      again,
      language: made.language,
      template: 'statement',
      attach: { what: 'none', documentIds: [pdf, xlsx].filter((id) => id !== null) },
      content: {
        kind: 'statement',
        tone: 'neutral',
        fileNumber: bodyOf(known.number),
        bookedUntil: run.asOn,
        payByOn: null,
        sections: [],
        paragraphs: balanceLines(sums, made.language),
      },
    },
  ];
}

/** One paragraph per currency: the balance, and what of it is overdue. */
function balanceLines(sums: readonly AccountSum[], language: string): string[] {
  const w = accountWords(language).mail;
  const locale = localeOf(language);
  return sums.map(({ currency, balanceMinor, overdueMinor }) => {
    const balance = format({ minor: Math.abs(balanceMinor), currency }, locale);
    if (balanceMinor < 0) return fill(w.credit, { balance });
    if (overdueMinor === 0) return fill(w.balance, { balance });
    return fill(w.overdue, { balance, overdue: format({ minor: overdueMinor, currency }, locale) });
  });
}
