import { addDays, type Day } from '../kernel/day';
import { differences, type Observed } from './expectation';
import type { Deed, DeliveryLine, RunLine, Story } from './story';

/**
 * Plays a story: hands each deed to a theatre, in order, and compares what its runs and deliveries did with what the story
 * expects. The same stories play on the pure core and through the databases; only the theatre differs.
 */
export interface Theatre {
  /** Something happens on a day that is neither a run nor a delivery. */
  happen(deed: Exclude<Deed, { does: 'run' | 'deliver' }>, on: Day): Promise<void>;
  /** Runs and issues, with these documents left out; a refusal is an answer. */
  run(on: Day, without: readonly { whom: string; reason: string }[]): Promise<RunSeen>;
  /** Sends what waits, each judged again in that moment; its letters are posted that day, or only made. */
  deliver(on: Day, letters: 'posted' | 'made'): Promise<readonly Delivered[]>;
}

export type RunSeen =
  | { readonly refused: string }
  | {
      readonly refused: null;
      readonly seen: readonly Observed[];
      /** One entry per message that was newly issued, naming its customer and recipient. */
      readonly issued: readonly { readonly customer: string; readonly recipient: string }[];
    };

export interface Delivered {
  readonly customer: string;
  readonly documents: readonly string[];
  readonly sent: boolean;
  readonly because: string | null;
}

/** What differs from the story, each with its file and line; empty where everything went as told. */
export async function play(story: Story, file: string, theatre: Theatre): Promise<string[]> {
  const director = new Director(theatre);
  const found: string[] = [];
  for (const { line, on, deed } of story.lines) {
    for (const difference of await director.line(deed, on)) found.push(`${file}:${line}: ${difference}`);
  }
  return found;
}

class Director {
  private session: { on: Day; seen: RunSeen } | null = null;
  private undelivered: Day | null = null;
  private delivered: { on: Day; all: readonly Delivered[] } | null = null;
  private without: { whom: string; reason: string }[] = [];
  private readonly written = new Map<string, Day>();

  constructor(private readonly theatre: Theatre) {}

  async line(deed: Deed, on: Day): Promise<string[]> {
    if (this.undelivered !== null && this.undelivered < on) await this.deliver(addDays(on, -1));
    switch (deed.does) {
      case 'run':
        return this.run(deed.run, on);
      case 'deliver':
        return this.checkDelivery(deed.delivery, on);
      default:
        this.session = null;
        await this.theatre.happen(deed, on);
        if (deed.does === 'approve') this.undelivered = on;
        return [];
    }
  }

  private async run(line: RunLine, on: Day): Promise<string[]> {
    if (line.expects === 'without') {
      this.without.push({ whom: line.whom, reason: line.reason });
      return [];
    }
    const before = this.session?.on === on && line.expects !== 'again' ? this.session : null;
    const session = before ?? { on, seen: await this.theatre.run(on, this.without.splice(0)) };
    this.session = session;
    const twice = before ? [] : this.checkOneADay(session.seen, on);
    return [...twice, ...check(line, session.seen)];
  }

  /** The law of every story: never two messages to a customer on a day. */
  private checkOneADay(seen: RunSeen, on: Day): string[] {
    if (seen.refused !== null) return [];
    if (seen.issued.length > 0) this.undelivered = on;
    return seen.issued.flatMap(({ customer }) => {
      const before = this.written.get(customer);
      this.written.set(customer, on);
      return before === on ? [`${customer} was written to twice on ${on}`] : [];
    });
  }

  /** What left on that day; asked again for the same day, it answers the same. */
  private async deliver(on: Day, letters: 'posted' | 'made' = 'posted'): Promise<readonly Delivered[]> {
    if (this.undelivered === null && this.delivered?.on === on) return this.delivered.all;
    const day = this.undelivered ?? on;
    this.undelivered = null;
    this.delivered = { on: day, all: await this.theatre.deliver(day, letters) };
    return this.delivered.all;
  }

  private async checkDelivery(line: DeliveryLine | null, on: Day): Promise<string[]> {
    this.session = null;
    if (line === null) {
      this.undelivered = null;
      return [];
    }
    const delivered = await this.deliver(on, line.lies ? 'made' : 'posted');
    const found = delivered.find((one) => one.customer === line.subject || one.documents.includes(line.subject));
    if (!found) return [`${line.subject}: nothing was waiting to leave`];
    if (found.sent !== line.sent)
      return [
        `${line.subject}: expected ${sentOrSaved(line.sent)}, found ${sentOrSaved(found.sent)} (${found.because ?? ''})`,
      ];
    const { because } = line;
    if (because === null || because === found.because) return [];
    return [`${line.subject}: expected saved because ${because}, found because ${found.because ?? ''}`];
  }
}

const sentOrSaved = (sent: boolean): string => (sent ? 'sent' : 'saved from error');

function check(line: RunLine, seen: RunSeen): string[] {
  if (line.expects === 'refused') {
    return seen.refused === line.code
      ? []
      : [`expected the run to be refused (${line.code}), found ${seen.refused ?? 'it ran'}`];
  }
  if (seen.refused !== null) return [`the run was refused: ${seen.refused}`];
  switch (line.expects) {
    case 'nothing':
    case 'again':
      return seen.issued.length === 0
        ? []
        : [`expected nothing to be sent, found a message to ${seen.issued.map((one) => one.customer).join(', ')}`];
    case 'messages':
      return seen.issued.length === line.count ? [] : [`expected messages: ${line.count}; found ${seen.issued.length}`];
    case 'decision':
      return differences(line.subject, line.expected, seen.seen);
    case 'anything':
    case 'without':
      return [];
  }
}
