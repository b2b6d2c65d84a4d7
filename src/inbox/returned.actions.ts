import { record } from '../audit/actions';
import { companyById } from '../companies/store';
import { actorText } from '../kernel/actor';
import { addDays } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { onDay, type Work } from '../platform/work';
import { readBounce, type Bounce } from './bounce';
import type { Mail } from './mail';
import { opened } from './open.actions';
import { messagesTo, type Returned } from './panel';
import { placeMail } from './store';
import { followBounce, type Taking } from './take.actions';

/**
 * Mail that came back and does not say which message it was: a person chooses among those that went to the addresses that it names, and
 * what follows is what would have followed by itself.
 */
const LONGEST_AGO = 60;

/** Those that it may have been, the newest first. */
export async function mayHaveBeen(work: Work, mail: Mail): Promise<Returned[]> {
  if (mail.kind !== 'bounce' || mail.state !== 'waiting' || mail.messageId !== null) return [];
  const bounce = await bounceIn(work, mail);
  const addresses = bounce === undefined ? [] : missedBy(bounce);
  if (addresses.length === 0) return [];
  return messagesTo(work.db.read, { companyId: mail.companyId, addresses, since: addDays(work.today, -LONGEST_AGO) });
}

async function bounceIn(work: Work, { rawSha }: Mail): Promise<Bounce | undefined> {
  if (rawSha === null) return undefined;
  return readBounce((await opened(await work.files.get(rawSha), true)).mail);
}

const missedBy = ({ recipients, recipient }: Bounce): string[] =>
  (recipients.length > 0 ? recipients : [recipient ?? '']).map((one) => one.toLowerCase()).filter((one) => one !== '');

/** Refuses a message that went to another address, and a mail of which somebody else has said whose it is. */
export async function giveToMessage(taking: Pick<Taking, 'work' | 'post'>, mail: Mail, messageId: number | undefined): Promise<Returned> {
  const bounce = await bounceIn(taking.work, mail);
  const chosen = (await mayHaveBeen(taking.work, mail)).find(({ id }) => id === messageId);
  if (bounce === undefined || chosen === undefined)
    throw new Refusal('no-such-message', 'There is no such message.', 'See which there are: duly outbox list');
  await taking.work.db.transaction(async (tx) => {
    const work = onDay(taking.work, (await companyById(tx, mail.companyId)).zone);
    const place = { ...mail, state: 'theirs', by: 'person', customerId: chosen.customerId, messageId: chosen.id } as const;
    if (!(await placeMail(tx, mail, place, { by: actorText(work.actor), at: work.now })))
      throw new Refusal('mail-settled', 'Somebody else has said whose this mail is.', 'Look at it again.');
    const payload = { message: chosen.id, before: mail.customerId };
    await record(tx, work, { companyId: mail.companyId, kind: 'mail.given', ref: `mail/${mail.id}`, payload });
    await followBounce(tx, work, taking, place, bounce);
  });
  return chosen;
} // prettier-ignore
