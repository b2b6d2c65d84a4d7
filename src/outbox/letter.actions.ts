import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import { renderBatch, renderPdf, splitPdf } from '../platform/pdf/render';
import type { Work } from '../platform/work';
import { storeEvidence, type Evidence } from './delivery.store';
import { freshDoors } from './door.actions';
import type { Underway } from './message';
import type { Facts } from './facts';
import { settleAndTell, type Outcome } from './outcome.actions';
import { atOnce, judge, type PostRoom } from './post.actions';
import { prepare, type Prepared, type Sender } from './prepare.actions';
import { hiding, renderLetter, type RenderedLetter } from './render';
import { underwayOf, type MessageRow } from './store';
import { withPapers } from './with-papers.actions';

/**
 * Letters that were claimed: judged, put into words, printed as PDF and kept. A made letter is not a sent letter: it
 * waits until somebody says that it was posted.
 */
export async function makeLetters(
  work: Work,
  post: PostRoom,
  sender: Sender,
  rows: readonly MessageRow[],
): Promise<readonly Outcome[]> {
  const written = (await prepare(work, sender, rows, freshDoors(work, post, sender))).map((of) =>
    write(post, sender, of),
  );
  const printed = await printAll(written.filter(isWritten));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const evidence = await Promise.all(
    printed.map(async (one) => {
      const row = rowOf.get(one.letter.message.id);
      return keep(work, row === undefined ? one : { ...one, pdf: await withPapers(work, row, one.pdf) });
    }),
  );
  return settleLetters(atOnce(work, post), post, sender, written, evidence);
}

type Written = Letter | { readonly message: Underway; readonly fault: string };

export interface Letter {
  readonly message: Underway;
  readonly rendered: RenderedLetter;
  /** What is kept of its words, where that is less than what is printed. */
  readonly kept?: RenderedLetter;
  readonly language: string;
}

const isWritten = (written: Written): written is Letter => 'rendered' in written;

function write(post: PostRoom, sender: Sender, { row, facts, template }: Prepared): Written {
  const message = underwayOf(row);
  if (facts.parties.recipient.lines.length < 2) return { message, fault: 'no-address' };
  try {
    const written = (of: Facts) => renderLetter(of, template(), sender.settings.letterLayout, post.press);
    return { message, rendered: written(facts), kept: written(hiding(facts)), language: row.language };
  } catch (error) {
    if (error instanceof Refusal) return { message, fault: `${error.code}: ${error.message}` };
    throw error;
  }
}

export interface Printed {
  readonly letter: Letter;
  readonly pdf: Buffer;
  /** It has several pages, and bears their numbers. */
  readonly numbered: boolean;
}

/** Letters of one style and language are printed as one document; those of several pages again, with page numbers. */
export async function printAll(letters: readonly Letter[]): Promise<Printed[]> {
  const stacks = new Map<string, Letter[]>();
  for (const letter of letters) {
    const key = `${letter.language}\n${letter.rendered.style}`;
    stacks.set(key, [...(stacks.get(key) ?? []), letter]);
  }
  const printed: Printed[] = [];
  for (const stack of stacks.values()) printed.push(...(await printStack(stack)));
  return printed;
}

async function printStack(stack: readonly Letter[]): Promise<Printed[]> {
  const [first] = stack;
  if (!first) return [];
  const { pdf, ranges } = await renderBatch({
    style: first.rendered.style,
    language: first.language,
    bodies: stack.map(({ rendered }) => rendered.body),
  });
  const single = await splitPdf(pdf, ranges);
  const printed: Printed[] = [];
  for (const [at, letter] of stack.entries()) {
    const range = ranges[at];
    const several = range !== undefined && range.to - range.from > letter.rendered.slips;
    const own = several ? await renderPdf(letter.rendered.numbered, { tagged: false }) : single[at];
    if (own) printed.push({ letter, pdf: own, numbered: several });
  }
  return printed;
}

/** What is kept of its words is printed again for whoever must not see the code: with the page numbers that it left with. */
async function keep(work: Work, { letter, pdf, numbered }: Printed): Promise<Evidence> {
  const { message, rendered, kept = rendered } = letter;
  const [html, text, raw] = await Promise.all([
    work.files.put(Buffer.from(numbered ? kept.numbered : kept.html), 'lightly'),
    work.files.put(Buffer.from(kept.text), 'lightly'),
    work.files.put(pdf),
  ]);
  return {
    id: message.id,
    claimedBy: message.claimedBy,
    subject: rendered.subject,
    thread: null,
    htmlSha: html.sha256,
    textSha: text.sha256,
    rawSha: raw.sha256,
    attachments: [],
  };
}

async function settleLetters(
  work: Work,
  post: PostRoom,
  sender: Sender,
  written: readonly Written[],
  evidence: readonly Evidence[],
): Promise<readonly Outcome[]> {
  const companyId = sender.company.id;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const messages = written.map(({ message }) => message);
    const waiting = messages.map(({ id, customerId, about }) => ({ messageId: id, companyId, customerId, about }));
    const verdicts = await judge(tx, post, waiting, work.now);
    const outcomes = written.map((letter): Outcome => {
      const { message } = letter;
      const verdict = verdicts.get(message.id);
      if (verdict?.do === 'withdraw') return { is: 'withdrawn', message, reason: verdict.reason };
      return isWritten(letter)
        ? { is: 'made', message }
        : { is: 'failed', message, reason: letter.fault, bounced: false };
    });
    const made = new Set(outcomes.flatMap((outcome) => (outcome.is === 'made' ? [outcome.message.id] : [])));
    const kept = evidence.filter(({ id }) => made.has(id));
    await storeEvidence(tx, kept);
    await settleAndTell(tx, work, post, companyId, outcomes);
    return outcomes;
  });
}
