import { chooseAddress } from '../customers/contact-choice';
import type { MessageContent } from '../outbox/content';
import { isLegalCode } from '../law/sentence';
import type { AnyCode, Recipient, TemplateCode } from '../outbox/draft';
import { toneOf } from '../outbox/sample-cases';
import { sample, type Spoken } from '../outbox/samples';
import type { Facts as MessageFacts } from '../outbox/facts';
import { factsOfDraft } from '../outbox/trial.actions';
import { assert } from '../kernel/assert';
import type { Work } from '../platform/work';
import { ruledBy, sampleOf } from './course';
import type { Facts } from './facts';
import { factsOfCustomer } from './facts.store';
import type { Planning } from './plan.actions';
import { draftOfDecisions } from './preview.actions';
import { rulesOf } from './rules.store';
import { checkStrategy, type Step, type Strategy } from './strategy';
import { strategiesOf } from './strategy.store';

/**
 * What a template says to a real customer: as it will come on his course under a strategy that uses it, else about all that he
 * owes, as if today were its day. Words that a person would write are those of the sample. Nothing is written.
 */
export interface Example {
  readonly code: AnyCode;
  readonly language: string;
  readonly customerId: number;
  readonly channel: 'email' | 'letter';
}

export async function exampleFacts(
  work: Work,
  planning: Planning,
  { code, language, customerId, channel }: Example,
): Promise<MessageFacts | undefined> {
  // what the law adds is in no course of reminders: its sample stands for it
  if (isLegalCode(code)) return undefined;
  const q = work.db.read;
  const { company } = planning;
  const rules = await rulesOf(q, company, work.today);
  const asking = { asOn: work.today, knownAt: null, holds: planning.holds(q) };
  const facts = await factsOfCustomer(q, rules, customerId, asking);
  if (!facts) return undefined;
  const { strategy, step } = stepWith(await strategiesOf(q, company.id), code);
  const ruled = ruledBy(facts, strategy);
  const coming = sampleOf(ruled, step, work.today);
  if (!coming) return undefined;
  const draft = await draftOfDecisions(q, planning, ruled, [coming.decision], { id: 0, asOn: coming.on });
  if (!draft) return undefined;
  const to = channel === draft.to.channel ? draft.to : otherWay(facts, channel);
  const content = spoken(draft.content, code, language);
  return factsOfDraft(work, company, { ...draft, template: code, language, to, content });
}

/** A step that uses the template: of the company's strategies, else one made for it. */
function stepWith(strategies: readonly Strategy[], code: TemplateCode): { strategy: Strategy; step: Step } {
  const own = strategies.flatMap((strategy) => strategy.steps.map((step) => ({ strategy, step })));
  return own.find(({ step }) => step.template === code) ?? made(code);
}

/** The most usual reminder, said in the words of the template. */
function made(code: TemplateCode): { strategy: Strategy; step: Step } {
  const steps = [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 10 }];
  const checked = checkStrategy({ code: 'example', name: 'Example', steps });
  const step = checked.ok ? checked.strategy.steps[0] : undefined;
  assert(checked.ok && step !== undefined, 'a plain reminder is a strategy');
  return { strategy: checked.strategy, step: { ...step, template: code } };
}

/** A mail to somebody who gets letters, or a letter to somebody who gets mails: only ever looked at. */
function otherWay({ customer }: Facts, channel: 'email' | 'letter'): Recipient {
  if (channel === 'email') return { channel, email: '', name: null, contactId: null };
  const address = chooseAddress(customer.addresses, false);
  const { name, legalName } = customer.customer;
  const none = { street: null, postcode: null, city: null, region: null, country: null };
  return {
    channel,
    name: address?.name ?? legalName ?? name,
    contactId: null,
    addressId: address?.id ?? null,
    address: address ?? none,
  };
}

/** What a person writes or answers is in no ledger: the words of the sample stand for it. */
function spoken(content: MessageContent, code: TemplateCode, language: string): MessageContent {
  const { content: invented } = sample(code, toneOf(code), language as Spoken);
  const { kind, tone, paragraphs } = invented;
  const asks = kind === 'reminder' || kind === 'final';
  return {
    ...content,
    kind,
    tone,
    payByOn: asks ? content.payByOn : null,
    ...(paragraphs === undefined ? {} : { paragraphs }),
  };
}
