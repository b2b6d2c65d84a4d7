import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import { CALL_SCRIPT } from '../outbox/draft';
import type { Acts } from './decision';
import type { Facts } from './facts';
import { openHearing, type Hearing } from './hearing';
import { recipientFor, type Recipient } from './recipient';
import { stepAfter } from './stage';
import type { Step } from './strategy';

/**
 * What is said to a customer on the telephone: all that is overdue and may be demanded today, per currency, in the words of
 * the script. It is drafted like a message and goes to nobody.
 */
export function scriptDecisions(facts: Facts, today: Day, wanted?: Step): Acts[] {
  if (facts.customer.customer.internal) return [];
  const currencies = [...new Set(facts.customer.items.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const hearing = openHearing(facts, currency, today);
    const step = wanted ?? stepIn(hearing);
    return spokenIn(hearing, { ...step, template: CALL_SCRIPT, attach: 'none' });
  });
}

function spokenIn(hearing: Hearing, step: Step): Acts[] {
  const { facts, currency, sorted, chain } = hearing;
  const [driver] = sorted.eligible;
  const demandMinor = sum(sorted.eligible.map((one) => one.demandMinor)) + sum(sorted.credits.map((one) => one.openMinor)); // prettier-ignore
  if (driver === undefined || demandMinor <= 0) return [];
  return [
    {
      ...{ do: 'send', because: 'call_due', currency, step, driver, chain, demandMinor, clears: false },
      customerId: facts.customer.customer.id,
      strategyCode: driver.strategy.code,
      payByOn: null,
      items: sorted.all,
      credits: sorted.credits,
      recipient: listenerOf(facts, step),
    },
  ];
}

/** The call that is on somebody's desk, else the one that comes next, else a plain one in the tone that was reached. */
function stepIn({ facts, currency, sorted }: Hearing): Step {
  const [oldest] = sorted.eligible;
  const ladder = oldest?.strategy.ladder ?? [];
  const task = facts.customer.openTasks.find((one) => one.currency === currency && one.kind === 'call');
  const onDesk = ladder.find(({ n, kind }) => n === task?.step && kind === 'call');
  const next = oldest && stepAfter(ladder, oldest.stage);
  const isFirm = ladder.some(({ n, tone }) => n <= (oldest?.stage.step ?? 0) && tone === 'firm');
  return onDesk ?? (next?.kind === 'call' ? next : { ...PLAIN, tone: isFirm ? 'firm' : PLAIN.tone });
}

const PLAIN: Step = {
  n: 1,
  kind: 'call',
  trigger: { basis: 'due', days: 1 },
  channel: 'call',
  tone: 'neutral',
  template: null,
  minGapDays: 1,
  payByDays: null,
  mode: 'task',
  ccEscalation: false,
};

/** By name and in their language: there is no address to send it to. */
function listenerOf(facts: Facts, step: Step): Recipient {
  const found = recipientFor({ ...step, channel: 'call' }, facts) ?? recipientFor({ ...step, channel: 'email' }, facts);
  const { customer } = facts.customer.letterbox ?? facts.customer;
  const usual = (customer.language ?? facts.rules.language).slice(0, 2).toLowerCase();
  const { language = usual, contactId = null } = found ?? {};
  const name = found === undefined || found.channel === 'letter' ? null : found.name;
  return { channel: 'email', email: '', name, contactId, language, cc: [], found: '' };
}
