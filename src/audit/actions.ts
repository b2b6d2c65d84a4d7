import { randomBytes } from 'node:crypto';
import { actorText } from '../kernel/actor';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { digestOf } from './chain';
import { insertLine } from './store';

/** One line per state-changing action, written in the transaction of the action itself. */
export interface Fact {
  /** Empty: it concerns the installation itself. */
  readonly companyId: number | null;
  /** What happened, as noun and verb: `dispute.raised`, `run.approved`. */
  readonly kind: string;
  /** What it is about: `dispute/3`. */
  readonly ref: string;
  /** Anything that JSON can hold; kept apart from the chain, so that it can be erased. */
  readonly payload: unknown;
}

/** Adds the line; a job seals it into the company's chain later. */
export async function record(tx: Tx, work: Work, fact: Fact): Promise<void> {
  const salt = randomBytes(16).toString('hex');
  const payload = JSON.stringify(fact.payload ?? {});
  await insertLine(tx, {
    companyId: fact.companyId,
    recordedAt: work.now,
    actor: actorText(work.actor),
    kind: fact.kind,
    ref: fact.ref,
    salt,
    payload,
    digest: digestOf(salt, payload),
  });
}
