import { holdSources, papers, type House } from '../app';
import { CLOCK } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { noteFreshness } from '../ledger/freshness.store';
import { deliver } from '../outbox/delivery.actions';
import { lettersToPrint } from '../outbox/list.store';
import type { PostRoom } from '../outbox/post.actions';
import { recordPosted } from '../outbox/posting.actions';
import type { Work } from '../platform/work';
import { judgePromises } from '../promises/jobs';
import { decisionsOfCustomer, type KeptDecision } from '../reminders/decision.store';
import type { Planning } from '../reminders/plan.actions';
import { leaveOut } from '../reminders/review.actions';
import {
  approveLines,
  approveRun,
  issueRun,
  prepareRun,
  reportOf,
  runToday,
  type RunReport,
} from '../reminders/run.actions';
import { runOn } from '../reminders/run.store';
import type { Strategy } from '../reminders/strategy';
import { strategiesOf } from '../reminders/strategy.store';
import type { CompanyLine } from './cast';
import type { Delivered, RunSeen, Theatre } from './director';
import type { Observed, ObservedItem, Outcome } from './expectation';
import { happens, postingOf } from './house-deeds.actions';
import { HouseLedger } from './house-ledger.actions';
import { mannerOf } from './observe';
import { documentsOfMessage, messagesSince, type SeenMessage } from './seen.store';
import type { Deed } from './story';

/** Plays stories from end to end: files imported, real actions, real runs, real messages written into the outbox's folder. */
export class HousePlayer implements Theatre {
  private ledger: HouseLedger | null = null;
  private told: CompanyLine | null = null;
  private minutes = 0;
  private speaksOfTheLedger = false;
  private lastTold: Day | null = null;

  constructor(
    private readonly house: House,
    /** Code of the company that the story gets. */
    private readonly code: string,
    /** The clock of the house, which the story sets. */
    private readonly clock: { now: Instant },
  ) {}

  async happen(deed: Exclude<Deed, { does: 'run' | 'deliver' }>, on: Day): Promise<void> {
    await this.settleBefore(on);
    const work = this.on(on);
    if (deed.does === 'company') {
      this.told = deed.company;
      return;
    }
    const ledger = await this.world(work);
    switch (deed.does) {
      case 'customer':
        this.lastTold = on;
        ledger.comes(deed.customer);
        return;
      case 'invoice':
        this.lastTold = on;
        ledger.owes(deed.invoice);
        return;
      case 'ledger':
        this.speaksOfTheLedger = true;
        return this.known(work, deed.asOf);
      case 'approve':
        return this.approve(work, deed.whom);
      default:
        await ledger.settle(work);
        return happens(work, ledger, this.house.post(), deed);
    }
  }

  /** What was told of an earlier day is imported on that day. */
  private async settleBefore(on: Day): Promise<void> {
    const { lastTold, ledger } = this;
    if (lastTold !== null && lastTold < on && ledger) await ledger.settle(this.on(lastTold));
  }

  /** Work at a moment of that day, each later than the last. */
  private on(day: Day): Work {
    this.minutes += 1;
    const at = new Date(Date.parse(`${day}T08:00:00.000Z`) + this.minutes * 1_000).toISOString() as Instant;
    this.clock.now = at;
    return { ...this.house.work(CLOCK, at), today: day };
  }

  private async world(work: Work): Promise<HouseLedger> {
    return (this.ledger ??= await HouseLedger.open(work, this.told, { code: this.code, home: this.house.config.home }));
  }

  private async known(work: Work, asOf: Day): Promise<void> {
    const { company } = await this.world(work);
    this.minutes += 1;
    const noted = {
      companyId: company.id,
      source: 'story',
      kind: 'items',
      asOf,
      assumed: false,
      importId: -this.minutes,
    } as const;
    await work.db.transaction((tx) => noteFreshness(tx, work, noted));
  }

  private planning({ company }: HouseLedger): Planning {
    return { company, holds: holdSources, papers };
  }

  private async approve(work: Work, code: string): Promise<void> {
    const ledger = await this.world(work);
    const run = await runOn(work.db.read, ledger.company.id, work.today);
    if (!run) throw new Refusal('no-such-run', `There is no run of ${work.today}.`, 'Run first.');
    await approveLines(work, ledger.company.id, run.id, [(await ledger.customer(work, code)).id]);
    await issueRun(work, this.planning(ledger), run.id);
  }

  async run(on: Day, without: readonly { whom: string; reason: string }[]): Promise<RunSeen> {
    await this.settleBefore(on);
    const work = this.on(on);
    const ledger = await this.world(work);
    await ledger.settle(work);
    if (!this.speaksOfTheLedger) await this.known(work, on);
    const companyId = ledger.company.id;
    await judgePromises(work, companyId);
    const before = (await messagesSince(work.db.read, companyId, 0)).at(-1)?.id ?? 0;
    const report = await this.runOrRefuse(work, ledger, without);
    if (report instanceof Refusal) return { refused: report.code };
    const issued = (await messagesSince(work.db.read, companyId, before)).map(({ customer, recipient }) => ({
      customer,
      recipient,
    }));
    return { refused: null, issued, seen: await this.seen(work, ledger, report, before) };
  }

  private async runOrRefuse(
    work: Work,
    ledger: HouseLedger,
    without: readonly { whom: string; reason: string }[],
  ): Promise<RunReport | Refusal> {
    const planning = this.planning(ledger);
    const companyId = ledger.company.id;
    try {
      if (without.length === 0) return await runToday(work, planning, { agree: 'none' });
      const { id: runId } = await prepareRun(work, planning);
      for (const { whom, reason } of without) {
        const { customerId, itemId } = await ledger.item(work, whom);
        await leaveOut(work, planning, { runId, customerId, itemIds: [itemId], why: reason, remember: true });
      }
      await approveRun(work, companyId, runId);
      await issueRun(work, planning, runId);
      return await reportOf(work, companyId, runId);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private async seen(work: Work, ledger: HouseLedger, report: RunReport, before: number): Promise<Observed[]> {
    const messages = await messagesSince(work.db.read, ledger.company.id, before);
    const strategies = await strategiesOf(work.db.read, ledger.company.id);
    const seen: Observed[] = [];
    for (const line of new Map(report.lines.map((one) => [one.customerId, one])).values()) {
      for (const kept of await decisionsOfCustomer(work.db.read, report.run.id, line.customerId)) {
        const writtenToId = kept.writtenToId ?? kept.customerId;
        const message = messages.find((one) => one.customerId === writtenToId);
        seen.push(observedOf(line.customer, kept, message, strategies));
      }
    }
    return seen;
  }

  async deliver(on: Day, letters: 'posted' | 'made'): Promise<readonly Delivered[]> {
    const work = this.on(on);
    const { company } = await this.world(work);
    const waiting = (await messagesSince(work.db.read, company.id, 0)).filter((one) => one.state === 'queued');
    if (waiting.length === 0) return [];
    await deliver(work, this.house.post(), company);
    if (letters === 'posted') await postAll(work, this.house.post(), company.id, waiting);
    const now = new Map((await messagesSince(work.db.read, company.id, 0)).map((one) => [one.id, one]));
    const delivered: Delivered[] = [];
    for (const { id, customer } of waiting) {
      const after = now.get(id);
      const sent = after?.state !== 'withdrawn';
      delivered.push({
        customer,
        documents: await documentsOfMessage(work.db.read, id),
        sent,
        because: after?.withdrawnReason ?? null,
      });
    }
    return delivered;
  }
}

async function postAll(work: Work, post: PostRoom, companyId: number, of: readonly SeenMessage[]): Promise<void> {
  const made = new Set((await lettersToPrint(work.db.read, companyId, null)).map(({ id }) => id));
  const messageIds = of.map(({ id }) => id).filter((id) => made.has(id));
  if (messageIds.length > 0) await recordPosted(work, post, postingOf(work, companyId, messageIds));
}

function observedOf(
  customer: string,
  kept: KeptDecision,
  message: SeenMessage | undefined,
  strategies: readonly Strategy[],
): Observed {
  const step = strategies.find((one) => one.code === kept.strategyCode)?.steps.find((one) => one.n === kept.step);
  const written = kept.do === 'send' ? message : undefined;
  const told = kept.writtenToId === null ? written?.tone : undefined; // of several customers the message has the tone of one
  const tone = told ?? step?.tone ?? 'neutral';
  return {
    customer,
    currency: kept.currency,
    outcome: kept.do,
    because: kept.because,
    step: kept.step,
    manner: ACTING.has(kept.do) && kept.kind !== null ? mannerOf(kept.kind, tone) : null,
    demandMinor: kept.demandMinor,
    until: kept.until,
    ...wayOf(kept, written),
    items: kept.items.map((item) => observedItem(kept, item)),
  };
}

const ACTING: ReadonlySet<string> = new Set(['send', 'approve', 'call', 'task', 'propose']);

function wayOf(
  kept: KeptDecision,
  written: SeenMessage | undefined,
): Pick<Observed, 'channel' | 'to' | 'cc' | 'language'> {
  if (!written) return { channel: kept.do === 'call' ? 'call' : null, to: null, cc: [], language: null };
  const { channel, recipient, toName, cc, language } = written;
  return { channel, to: channel === 'email' ? recipient : toName, cc, language };
}

const OUTCOMES: Partial<Record<KeptDecision['items'][number]['place'], Outcome>> = { also_due: 'also', held: 'hold' };

function observedItem(kept: KeptDecision, item: KeptDecision['items'][number]): ObservedItem {
  const { document, because, step, demandMinor } = item;
  const outcome: Outcome = item.place === 'named' ? kept.do : (OUTCOMES[item.place] ?? 'none');
  return { document, outcome, because: because ?? kept.because, step, demandMinor };
}
