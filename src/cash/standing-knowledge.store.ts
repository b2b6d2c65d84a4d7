import { lastEvent } from '../ledger/event.store';
import type { Query, Tx } from '../platform/db';
import type { Knowledge } from './knowledge';
import { knowledgeOf, tellOf } from './knowledge.store';
import type { LiveReceipt } from './store';

/**
 * What matching knows, from one lot of receipts to the next: read while nobody waits, before the transaction that applies; believed in
 * it as long as nothing else happened in the ledger since, and read anew in it otherwise.
 */
export class StandingKnowledge {
  #read: { readonly knowledge: Knowledge; readonly upTo: number } | undefined;

  constructor(readonly companyId: number) {}

  async read(q: Query): Promise<Knowledge> {
    const upTo = await lastEvent(q, this.companyId);
    const before = this.#read;
    if (before?.upTo === upTo) return before.knowledge;
    this.#read = { upTo, knowledge: await knowledgeOf(q, this.companyId) };
    return this.#read.knowledge;
  }

  async readFor(tx: Tx, receipts: readonly LiveReceipt[]): Promise<Knowledge> {
    const knowledge = await this.read(tx);
    await tellOf(tx, this.companyId, { knowledge, receipts });
    return knowledge;
  }

  /** What happened until here was applied by who asked, and is known. Where its transaction fails, so is this of no use any more. */
  async applied(tx: Tx): Promise<void> {
    if (this.#read) this.#read = { ...this.#read, upTo: await lastEvent(tx, this.companyId) };
  }
}
