import { PDFDocument } from '@cantoo/pdf-lib';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { asks } from '../languages/task-title';
import { addressLines } from '../outbox/address';
import { contentFrom } from '../outbox/content';
import type { PostalAddress } from '../outbox/draft';
import { holdLetters, letGo } from '../outbox/held.store';
import { settleAndTell, type Outcome } from '../outbox/outcome.actions';
import { judge, type PostRoom } from '../outbox/post.actions';
import { postedWithin } from '../outbox/posting.actions';
import { messagesById, underwayOf } from '../outbox/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import {
  insertDrop,
  lettersIn,
  lettersToGive,
  moveDrop,
  moveLetters,
  unfinishedDrops,
  type DropLetter,
  type LetterToGive,
} from './drop.store';
import type { PostalPlace } from './place.actions';
import { holderOf, manifestOf, manifestText, mayDrop, type Drop, type Listed, type PostalService } from './postal';
import { droppedAt, giveFrom } from './store';

/**
 * Letters into the hands of a postal service, each once whatever breaks off: first every letter, then the list under a passing name, then
 * we write down that it gets its own, then it gets it. Only from then on can the service begin. What broke off goes on where it was; where
 * nobody can know whether the service has the list, a person asks.
 */
export interface Dropping {
  readonly work: Work;
  readonly post: PostRoom;
  readonly company: Company;
  readonly service: PostalService;
  readonly place: PostalPlace;
}

export interface Dropped {
  readonly drops: number;
  readonly letters: number;
  readonly withdrawn: number;
  readonly doubtful: number;
}

/** So many at once; the others come with the next. */
const MOST_LETTERS = 200;
const NOTHING: Dropped = { drops: 0, letters: 0, withdrawn: 0, doubtful: 0 };

/** What was begun goes on; then a drop is made of what waits, where it is time for one. */
export async function dropLetters(dropping: Dropping, { now = false } = {}): Promise<Dropped> {
  const { work, service } = dropping;
  let done = NOTHING;
  for (const drop of await unfinishedDrops(work.db.read, service)) done = added(done, await carryOn(dropping, drop));
  if (!now && !mayDrop(service, work.now)) return done;
  const drop = await takeLetters(dropping);
  return drop === undefined ? done : added(done, await carryOn(dropping, drop));
}

const added = (a: Dropped, b: Dropped): Dropped => ({
  drops: a.drops + b.drops,
  letters: a.letters + b.letters,
  withdrawn: a.withdrawn + b.withdrawn,
  doubtful: a.doubtful + b.doubtful,
});

/** From here on nobody else prints, posts or withdraws them. What is made in test mode is for nobody. */
async function takeLetters({ work, company, service }: Dropping): Promise<Drop | undefined> {
  const waiting = await lettersToGive(work.db.read, service, MOST_LETTERS);
  if (waiting.length === 0) return undefined;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, company.id);
    const { testMode } = await settingsOf(tx, company.id);
    if (testMode) {
      await giveFrom(tx, service, work.now);
      return undefined;
    }
    const still = await lettersToGive(tx, service, MOST_LETTERS);
    const at = { companyId: company.id, ids: still.map(({ id }) => id), by: holderOf(service), at: work.now };
    const held = new Set(await holdLetters(tx, at));
    const letters = still.filter(({ id }) => held.has(id)).map((letter) => ({ ...letter, file: fileOf(work, letter) }));
    if (letters.length === 0) return undefined;
    const drop = await insertDrop(tx, work, service, letters);
    await droppedAt(tx, service, work.now);
    return drop;
  });
}

const fileOf = (work: Work, { id }: LetterToGive): string => `${work.ids.seal('message', id)}.pdf`;

async function carryOn(dropping: Dropping, drop: Drop): Promise<Dropped> {
  if (drop.state === 'handed') return handOver(dropping, drop);
  const { work, place, service } = dropping;
  const all = (await lettersIn(work.db.read, drop)).filter(({ state }) => state === 'taken');
  const pages = new Map<number, number>();
  for (const letter of all) {
    const pdf = await work.files.get(letter.sha256);
    pages.set(letter.id, (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount());
    if ((await place.look(letter.file)) === 'whole') continue; // it was written before something broke off
    await place.write(letter.file, pdf);
    await place.name(letter.file);
  }
  const stopped = await work.db.transaction((tx) => judgeAgain(tx, dropping, all));
  for (const { file } of all.filter(({ id }) => stopped.has(id))) await place.remove(file);
  const letters = all.filter(({ id }) => !stopped.has(id));
  const withdrawn = { ...NOTHING, withdrawn: stopped.size };
  if (letters.length === 0) {
    await work.db.transaction((tx) => moveDrop(tx, drop, 'open', { state: 'void' }));
    return withdrawn;
  }
  const listed = letters.map((letter) => listedFrom(dropping, letter, pages.get(letter.id) ?? 0));
  await place.write(manifestOf(drop), Buffer.from(manifestText(listed)));
  const ours = await work.db.transaction(async (tx) => {
    await record(tx, work, { companyId: service.companyId, kind: 'postal.handed', ref: `postal_drop/${drop.id}`, payload: { name: drop.name, letters: letters.length } }); // prettier-ignore
    return moveDrop(tx, drop, 'open', { state: 'handed' });
  });
  return ours ? added(withdrawn, await handOver(dropping, { ...drop, state: 'handed' })) : withdrawn;
}

/** The last look, in the company's lock: what is not right any more is not given away. */
async function judgeAgain(tx: Tx, dropping: Dropping, letters: readonly DropLetter[]): Promise<ReadonlySet<number>> {
  const { work, post, service } = dropping;
  const { companyId } = service;
  await waitForCompany(tx, companyId);
  const waiting = letters.map(({ messageId, customerId, about }) => ({ messageId, companyId, customerId, about }));
  const verdicts = await judge(tx, post, waiting, work.now);
  const rows = new Map((await messagesById(tx, companyId, letters.map(({ messageId }) => messageId))).map((row) => [row.id, row])); // prettier-ignore
  const stopped = new Set<number>();
  const outcomes: Outcome[] = [];
  for (const { id, messageId } of letters) {
    const [row, verdict] = [rows.get(messageId), verdicts.get(messageId)];
    if (row === undefined || verdict?.do !== 'withdraw') continue;
    stopped.add(id);
    outcomes.push({ is: 'withdrawn', message: underwayOf(row), reason: verdict.reason });
  }
  await settleAndTell(tx, work, post, companyId, outcomes);
  await moveLetters(tx, [...stopped], { state: 'withdrawn', on: work.today });
  return stopped;
}

function listedFrom({ work, company, service }: Dropping, letter: DropLetter, pages: number): Listed {
  const address = letter.address === null ? null : (JSON.parse(letter.address) as PostalAddress);
  const name = letter.toName ?? letter.recipient;
  const { registered, colour, duplex } = service;
  return {
    ...{ id: work.ids.seal('message', letter.messageId), file: letter.file, recipient: name, pages, colour, duplex },
    lines: address === null ? [] : addressLines({ name, address }, company),
    country: address?.country ?? company.country,
    registered: registered === 'always' || (registered === 'final' && contentFrom(letter.blanks).kind === 'final'),
    sha256: letter.sha256,
  };
}

/** The list gets its name, or has it: the letters are with the service. */
async function handOver(dropping: Dropping, drop: Drop): Promise<Dropped> {
  const { work, place } = dropping;
  const lies = await place.look(manifestOf(drop));
  if (lies === 'gone') {
    // it lay there under its passing name when we wrote down that it gets its own: the service may have taken it since
    await work.db.transaction((tx) => doubt(tx, dropping, drop));
    return { ...NOTHING, doubtful: 1 };
  }
  if (lies === 'part') await place.name(manifestOf(drop));
  return { ...NOTHING, drops: 1, letters: await work.db.transaction((tx) => confirmed(tx, dropping, drop, 'handed')) };
}

async function doubt(tx: Tx, { work, service, company }: Dropping, drop: Drop): Promise<void> {
  if (!(await moveDrop(tx, drop, 'handed', { state: 'doubtful' }))) return;
  const about = `postal_drop/${drop.id}`;
  await record(tx, work, { companyId: company.id, kind: 'postal.doubtful', ref: about, payload: { name: drop.name } });
  await openTasks(tx, work, [
    {
      ...{ companyId: company.id, customerId: null, kind: 'postal_doubtful', key: `${about}/doubtful`, about },
      ...{ title: asks('postalDoubtful', { service: service.name, drop: drop.name }), dueOn: work.today },
    },
  ]);
}

/** The drop is with the service: its letters are posted by it, or wait for its word. Answers how many there are. */
export async function confirmed(
  tx: Tx,
  { work, post, service }: Pick<Dropping, 'work' | 'post' | 'service'>,
  drop: Drop,
  from: 'handed' | 'doubtful',
): Promise<number> {
  const { companyId } = service;
  await waitForCompany(tx, companyId);
  if (!(await moveDrop(tx, drop, from, { state: 'dropped', at: work.now }))) return 0;
  const letters = (await lettersIn(tx, drop)).filter(({ state }) => state === 'taken');
  const ids = letters.map(({ id }) => id);
  const messageIds = letters.map(({ messageId }) => messageId);
  if (service.counts === 'dropped') {
    const posting = { companyId, messageIds, on: work.today, service: service.name, number: drop.name, proofId: null };
    await postedWithin(tx, work, post, { ...posting, heldBy: holderOf(service) });
    await moveLetters(tx, ids, { state: 'posted', on: work.today });
  } else await moveLetters(tx, ids, { state: 'given', on: work.today });
  const about = `postal_drop/${drop.id}`;
  if (from === 'doubtful') await closeTasksAbout(tx, work, { companyId, abouts: [about], outcome: 'dropped' });
  const payload = { name: drop.name, letters: letters.length };
  await record(tx, work, { companyId, kind: 'postal.dropped', ref: about, payload });
  return letters.length;
}

/** The service does not have it, says a person: its letters go with the next drop. */
export async function takenBack(
  tx: Tx,
  { work, service }: Pick<Dropping, 'work' | 'service'>,
  drop: Drop,
): Promise<void> {
  if (!(await moveDrop(tx, drop, 'doubtful', { state: 'void' }))) return;
  const letters = (await lettersIn(tx, drop)).filter(({ state }) => state === 'taken');
  await moveLetters(tx, letters.map(({ id }) => id), { state: 'released', on: work.today }); // prettier-ignore
  await letGo(tx, service.companyId, letters.map(({ messageId }) => messageId), holderOf(service)); // prettier-ignore
  const about = `postal_drop/${drop.id}`;
  await closeTasksAbout(tx, work, { companyId: service.companyId, abouts: [about], outcome: 'released' });
  const payload = { name: drop.name, letters: letters.length };
  await record(tx, work, { companyId: service.companyId, kind: 'postal.released', ref: about, payload });
}
