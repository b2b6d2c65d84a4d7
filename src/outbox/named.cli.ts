import { findCustomer } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import type { Work } from '../platform/work';
import { listMessages } from './list.store';
import type { MessageState } from './message';
import { messageById, type MessageRow } from './store';

/** Which message a person means: one by its id, or the newest one to a customer. */
export async function messageNamed(
  work: Work,
  companyId: number,
  text: string,
  only: { readonly channel?: 'letter'; readonly state?: MessageState } = {},
): Promise<MessageRow> {
  const { read } = work.db;
  const id = work.ids.open('message', text) ?? (await newestTo(work, companyId, text, only));
  const row = id === undefined ? undefined : await messageById(read, companyId, id);
  if (row) return row;
  throw new Refusal(
    'no-such-message',
    `There is no ${only.channel ?? 'message'} ${text}${only.state ? ` that is ${only.state}` : ''}.`,
    'See which there are: duly outbox list',
  );
}

async function newestTo(
  work: Work,
  companyId: number,
  text: string,
  only: Parameters<typeof messageNamed>[3],
): Promise<number | undefined> {
  if (text.startsWith('me_')) return undefined;
  const customer = await findCustomer(work.db.read, companyId, text, work.ids);
  const [newest] = await listMessages(work.db.read, { companyId, customerId: customer.id, most: 1, ...only });
  return newest?.id;
}

/** What a run's messages are issued with, from its number or id. Throws WrongUse. */
export function batchOption(work: Work, text: string): string {
  const id = work.ids.open('run', text) ?? (/^\d+$/.test(text) ? Number(text) : undefined);
  if (id === undefined) throw new WrongUse(`${text} is no run.`, 'Give its number or its id: duly run list');
  return `run/${id}`;
}

/** The message of a row number, as what papers are about. */
export async function findMessage(
  work: Work,
  companyId: number,
  id: number,
): Promise<{ readonly about: string; readonly customerId: number }> {
  const row = await messageById(work.db.read, companyId, id);
  if (row) return { about: `message/${row.id}`, customerId: row.customer_id };
  throw new Refusal('no-such-message', 'There is no such message.', 'See which there are: duly outbox list');
}
