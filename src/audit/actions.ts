import { randomBytes } from 'node:crypto';
import { actorText } from '../kernel/actor';
import { sayAppending } from '../platform/appending';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { digestOf, flawsIn, GENESIS, payloadChanged, sealed, type Finding, type Head } from './chain';
import {
  chains,
  deletePayloads,
  headOf,
  insertLine,
  sealedLines,
  storeSeals,
  unsealedLines,
  type Whose,
} from './store';

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
  await sayAppending(tx, [fact.companyId]);
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

/** Lines sealed or checked with one statement. */
const BATCH = 2000;

/** Seals all that waits, company by company: the clock calls it, one process at a time. Returns how many lines. */
export async function sealAudit(work: Work): Promise<number> {
  let count = 0;
  for (const companyId of await chains(work.db.read)) count += await sealChain(work, companyId);
  return count;
}

/** Seals what waits in one chain. A second process waits its turn, so that the chain never forks. */
export async function sealChain(work: Work, companyId: Whose): Promise<number> {
  for (let count = 0; ;) {
    const done = await work.db.transaction(async (tx) => {
      await waitForCompany(tx, companyId ?? 0);
      const lines = await unsealedLines(tx, companyId, BATCH);
      await storeSeals(tx, sealed(lines, await headOf(tx, companyId)));
      return lines.length;
    });
    count += done;
    if (done < BATCH) return count;
  }
}

export interface Verdict {
  readonly ok: boolean;
  readonly sealed: number;
  /** Lines that wait for the seal. */
  readonly unsealed: number;
  /** Lines whose payload was erased; their place in the chain still holds. */
  readonly erased: number;
  /** The last hash: noted elsewhere, it proves later that nothing was cut off the end. */
  readonly head: Head;
  readonly findings: readonly Finding[];
}

/** Goes through a whole chain and says whether it is as it was written; `tell` hears how far it is. */
export async function verifyAudit(
  q: Query,
  companyId: Whose,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<Verdict> {
  const total = (await headOf(q, companyId)).seq;
  let head = GENESIS;
  let erased = 0;
  const findings: Finding[] = [];
  for (let lines = await sealedLines(q, companyId, 0, BATCH); lines.length > 0;) {
    findings.push(...flawsIn(lines, head));
    erased += lines.filter((line) => line.payload === null).length;
    head = lines.at(-1) ?? head;
    tell(head.seq, total);
    lines = await sealedLines(q, companyId, head.seq, BATCH);
  }
  const waiting = await unsealedLines(q, companyId, Number.MAX_SAFE_INTEGER);
  for (const { kind, ref } of waiting.filter(payloadChanged)) {
    findings.push({ seq: null, kind, ref, flaw: 'changed-payload' });
  }
  return {
    ok: findings.length === 0,
    sealed: head.seq,
    unsealed: waiting.length,
    erased,
    head: { seq: head.seq, hash: head.hash },
    findings,
  };
}

/** Erases the payloads of all lines about these things, and records that it did. The chain still verifies. */
export async function erasePayloads(tx: Tx, work: Work, companyId: Whose, refs: readonly string[]): Promise<number> {
  const erased = await deletePayloads(tx, companyId, refs);
  await record(tx, work, { companyId, kind: 'audit.erased', ref: refs.join(','), payload: { lines: erased } });
  return erased;
}
