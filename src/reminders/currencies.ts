import type { Acts, Decision } from './decision';
import type { Facts } from './facts';
import { recipientOfAll } from './release';

/**
 * Currencies go out in one message. It waits as a whole where a person has to agree to one of them, it takes the way of the
 * highest step, and what only belongs to a softer step stands in a final message as "also due".
 */
export function shareOneMessage(facts: Facts, decisions: Decision[]): Decision[] {
  const messages = decisions.filter((one): one is Acts => one.do === 'send' || one.do === 'approve');
  if (messages.length < 2) return decisions;
  if (messages.some(({ step }) => step.kind === 'formal_notice')) return paperAlone(decisions, messages);
  const lead = messages.reduce((best, one) => (one.step.n > best.step.n ? one : best));
  const waits = messages.some((one) => one.do === 'approve');
  const recipient = recipientOfAll(facts, lead, messages);
  return decisions.map((one) => {
    if (one.do !== 'send' && one.do !== 'approve') return one;
    if (!waits || one.do === 'approve') return { ...one, recipient };
    const fact = 'another currency of the same message needs a person’s agreement';
    const chain = [...one.chain, { rule: 'currencies', fact, outcome: 'stops' } as const];
    return { ...one, do: 'approve', because: 'other_currency_waits', recipient, chain };
  });
}

/** A legal paper asks for one currency, and nothing goes with it: of several the first, and what else is overdue waits. */
function paperAlone(decisions: readonly Decision[], messages: readonly Acts[]): Decision[] {
  const paper = messages.find(({ step }) => step.kind === 'formal_notice');
  const fact = 'a legal paper in another currency goes alone';
  return decisions.map((one) => {
    if (one === paper || (one.do !== 'send' && one.do !== 'approve')) return one;
    const chain = [...one.chain, { rule: 'currencies', fact, outcome: 'stops' } as const];
    return { ...one, do: 'wait', because: 'paper_alone', until: null, chain };
  });
}
