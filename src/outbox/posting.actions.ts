import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { markAddressInvalid } from '../customers/actions';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { asks, type TaskAsk } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { appendSteps, lettersUnposted, moveMessages } from './delivery.store';
import type { Ending } from './gate';
import { tell, type PostRoom } from './post.actions';
import { NEEDS_STATE, WITH_SERVICE, type PostalNews, type Posting, type Unposting } from './posting';
import { messagesById, type MessageRow } from './store';

/** Letters after they were made: posted by somebody, delivered, returned, refused. A printed letter is not a sent letter. */
export async function recordPosted(work: Work, post: PostRoom, posting: Posting): Promise<void> {
  const { messageIds, on, number } = posting;
  if (number !== null && messageIds.length !== 1) {
    throw new WrongUse(
      'A number of registered mail belongs to one letter.',
      'Record each registered letter by itself.',
    );
  }
  mustNotBeLater(on, work);
  await work.db.transaction((tx) => postedWithin(tx, work, post, posting));
}

/** The same in the transaction of whoever knows it. */
export async function postedWithin(tx: Tx, work: Work, post: PostRoom, posting: Posting): Promise<void> {
  const { companyId, messageIds, on, service, number, proofId, heldBy } = posting;
  const letters = await lettersIn(tx, companyId, messageIds, 'posted');
  mustBeOurs(letters, heldBy ?? null);
  const detail = { service, number, proof: proofId };
  await move(tx, work, post, { letters, to: 'posted', on, detail });
  await closeTasksAbout(tx, work, { companyId, abouts: letters.map(({ id }) => `message/${id}`), outcome: 'posted' });
  const payload = { messages: letters.map(({ id }) => id), on, ...detail };
  await record(tx, work, {
    companyId,
    kind: 'letter.posted',
    ref: letters.length === 1 ? `message/${letters[0]?.id ?? ''}` : `outbox/${on}`,
    payload,
  });
}

/** They were not posted after all: they wait for the post again, and what was asked of people before is asked again. */
export const takeBackPosted = (work: Work, unposting: Unposting): Promise<void> =>
  work.db.transaction((tx) => unpostedWithin(tx, work, unposting));

export async function unpostedWithin(tx: Tx, work: Work, { companyId, messageIds, why }: Unposting): Promise<void> {
  const letters = await lettersIn(tx, companyId, messageIds, 'unposted');
  await moveMessages(tx, work, letters.map(({ id, claimed_by: claimedBy }) => ({ id, from: 'posted', claimedBy, to: 'made' }))); // prettier-ignore
  const steps = letters.map(({ id }) => ({ messageId: id, kind: 'unposted' as const, onDay: work.today }));
  await appendSteps(tx, work, steps.map((step) => (why === null ? step : { ...step, detail: { reason: why } }))); // prettier-ignore
  await appendEvents(
    tx,
    work,
    letters.map(({ id, customer_id: customerId, about }) => ({
      ...{ companyId, customerId, kind: 'unposted', subject: `message/${id}` },
      ...{ payload: { about }, occurredOn: work.today },
    })),
  );
  await reopenTasksAbout(tx, { companyId, abouts: letters.map(({ id }) => `message/${id}`), outcome: 'posted' });
  const ref = letters.length === 1 ? `message/${letters[0]?.id ?? ''}` : `outbox/${work.today}`;
  await record(tx, work, { companyId, kind: 'letter.unposted', ref, payload: { messages: letters.map(({ id }) => id), why } }); // prettier-ignore
}

/** What the post said later. A returned letter makes its address invalid, and somebody looks for the right one. */
export async function recordPostalNews(work: Work, post: PostRoom, news: PostalNews): Promise<void> {
  mustNotBeLater(news.on, work);
  await work.db.transaction((tx) => newsWithin(tx, work, post, news));
}

export async function newsWithin(tx: Tx, work: Work, post: PostRoom, news: PostalNews): Promise<void> {
  const { companyId, messageId, on, is, note, proofId } = news;
  const letters = await lettersIn(tx, companyId, [messageId], is);
  await move(tx, work, post, { letters, to: is, on, detail: { note, proof: proofId } });
  if (is !== 'delivered') await lookInto(tx, work, letters, is);
  await record(tx, work, {
    companyId,
    kind: `letter.${is}`,
    ref: `message/${messageId}`,
    payload: { on, note, proof: proofId },
  });
}

/** Opens a task for each letter that was made and is not posted after one working day. Returns how many are new. */
export async function noticeUnposted(work: Work, company: Company): Promise<number> {
  const letters = await lettersUnposted(work.db.read, company.id);
  const calendar = calendarOf(company.country, company.region);
  const late = letters.filter(({ madeOn }) => addWorkdays(calendar, madeOn, 1) < work.today);
  if (late.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    const opened = await openTasks(
      tx,
      work,
      late.map(({ id, customerId, toName, madeOn }) => ({
        companyId: company.id,
        customerId,
        kind: 'letter_unposted',
        key: `message/${id}/unposted`,
        about: `message/${id}`,
        title:
          toName === null
            ? asks('postLetterUnnamed', { day: madeOn })
            : asks('postLetter', { to: toName, day: madeOn }),
        dueOn: work.today,
      })),
    );
    if (opened > 0) {
      const payload = { letters: late.map(({ id }) => id) };
      await record(tx, work, { companyId: company.id, kind: 'letters.unposted', ref: `outbox/${work.today}`, payload });
    }
    return opened;
  });
}

async function lettersIn(
  tx: Tx,
  companyId: number,
  ids: readonly number[],
  to: keyof typeof NEEDS_STATE,
): Promise<MessageRow[]> {
  const letters = await messagesById(tx, companyId, ids);
  const { state, says } = NEEDS_STATE[to];
  const wrong = letters.filter((letter) => letter.channel !== 'letter' || letter.state !== state);
  if (letters.length < new Set(ids).size || wrong.length > 0) {
    const [first] = wrong;
    const found = first === undefined ? '' : (first.to_name ?? first.recipient);
    throw new Refusal(
      'letter-not-there',
      first === undefined ? 'There is no such letter.' : `Not the letter to ${found}: ${says}.`,
      'See which letters there are: duly outbox list --channel letter',
      { states: wrong.map(({ to_name: to, recipient, state: is }) => `${to ?? recipient}: ${is}`) },
    );
  }
  return letters;
}

/** What lies with a postal service is posted by its word alone. */
function mustBeOurs(letters: readonly MessageRow[], heldBy: string | null): void {
  const other = letters.find(({ claimed_by: by }) => by !== heldBy);
  if (other === undefined) return;
  throw new Refusal(
    'letter-not-there',
    `Not the letter to ${other.to_name ?? other.recipient}: ${WITH_SERVICE}.`,
    'See which letters there are: duly outbox list --channel letter',
  );
}

interface LetterMove {
  readonly letters: readonly MessageRow[];
  readonly to: 'posted' | PostalNews['is'];
  readonly on: Day;
  readonly detail: Readonly<Record<string, unknown>>;
}

async function move(tx: Tx, work: Work, post: PostRoom, { letters, to, on, detail }: LetterMove): Promise<void> {
  await moveMessages(
    tx,
    work,
    letters.map(({ id, state, claimed_by: claimedBy }) => ({ id, from: state, claimedBy, to })),
  );
  await appendSteps(
    tx,
    work,
    letters.map(({ id }) => ({ messageId: id, kind: to, onDay: on, detail })),
  );
  const told = letters.map(({ id, company_id: companyId, customer_id: customerId, about }) => ({
    id,
    companyId,
    customerId,
    about,
  }));
  await appendEvents(
    tx,
    work,
    told.map(({ id, companyId, customerId, about }) => ({
      companyId,
      customerId,
      kind: to,
      subject: `message/${id}`,
      payload: { about },
      occurredOn: on,
    })),
  );
  if (to === 'delivered') return;
  const endings = told.map(({ id, ...rest }): Ending => ({ ...rest, messageId: id, state: to, reason: null }));
  await tell(tx, work, post, endings);
}

async function lookInto(tx: Tx, work: Work, letters: readonly MessageRow[], is: 'returned' | 'refused'): Promise<void> {
  for (const letter of letters) {
    if (is === 'returned' && letter.address_id !== null)
      await markAddressInvalid(tx, work, letter.company_id, letter.address_id);
  }
  await openTasks(
    tx,
    work,
    letters.map((letter) => ({
      companyId: letter.company_id,
      customerId: letter.customer_id,
      kind: is === 'returned' ? 'find_address' : 'letter_refused',
      key: `message/${letter.id}/${is}`,
      about: `message/${letter.id}`,
      title: cameBack(letter.to_name, is),
      dueOn: work.today,
    })),
  );
}

function cameBack(to: string | null, is: 'returned' | 'refused'): TaskAsk {
  if (to === null) return asks(is === 'returned' ? 'findAddressUnnamed' : 'letterRefusedUnnamed');
  return asks(is === 'returned' ? 'findAddress' : 'letterRefused', { to });
}

function mustNotBeLater(on: Day, work: Work): void {
  if (on <= work.today) return;
  throw new WrongUse(`${on} lies in the future.`, 'Give the day on which it happened, such as --on 2026-03-02.');
}
