import { randomUUID } from 'node:crypto';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { queueMessages } from '../outbox/actions';
import type { AnnouncedVisit } from '../outbox/content';
import type { Recipient } from '../outbox/draft';
import { languageFor } from '../outbox/language';
import { templateIndex } from '../outbox/template.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Agent } from './agent';
import type { VisitFacts } from './facts.actions';
import { aboutVisit, HOURS, type Visit } from './visit';

/** A visit is told to the customer: announced, moved or cancelled, through the outbox as everything else. */
export interface Announcing {
  readonly facts: VisitFacts;
  readonly agent: Agent;
  readonly visit: Visit;
  readonly change: AnnouncedVisit['change'];
}

/** Queues it and answers with its number. Refuses where nobody can be told so, and in shadow mode: then nobody goes. */
export async function announce(tx: Tx, work: Work, { facts, agent, visit, change }: Announcing): Promise<number> {
  const { company, customer, settings } = facts;
  if (settings.shadowMode)
    throw new Refusal(
      'shadow-mode',
      'Shadow mode is on: nothing leaves.',
      'Turn it off: duly company set shadowMode false',
    );
  const to: Recipient | undefined = visit.way === null ? undefined : facts.recipients[visit.way];
  if (to === undefined)
    throw new Refusal(
      'nobody-to-tell',
      'There is no way to announce the visit to this customer so.',
      'Announce it in another way, or add an email address or a postal address.',
    );
  const available = (await templateIndex(tx, company.id)).languagesOf('visit-announcement');
  const language = languageFor(facts.language, { fallbacks: settings.fallbackLanguage, available });
  const [queued] = await queueMessages(tx, work, [
    {
      ...{ companyId: company.id, customerId: customer.id, to, day: work.today, beside: true },
      about: `${aboutVisit(visit.id)}/${change}/${randomUUID()}`,
      ...{ language: language ?? facts.language, template: 'visit-announcement', attach: { what: 'none' } },
      content: {
        ...{ kind: 'free', tone: 'neutral', fileNumber: customer.code, bookedUntil: work.today, payByOn: null },
        ...{ sections: [], visit: told(visit, agent, change) },
      },
    },
  ]);
  assert(queued !== undefined, 'a draft has an answer');
  if (queued.outcome === 'queued') return queued.messageId;
  throw new Refusal('no-language', `There is no template in ${facts.language}.`, 'Choose another language.');
}

function told(visit: Visit, agent: Agent, change: AnnouncedVisit['change']): AnnouncedVisit {
  const { onDay, part, address, reason } = visit;
  assert(onDay !== null && part !== null, 'a visit that is announced has a day');
  const [from, until] = HOURS[part];
  const { name, role, qualification, partner, phone } = agent;
  return {
    ...{ change, onDay, from, until, reason, agent: name, role, qualification, partner, phone },
    address: address?.lines ?? [],
  };
}
