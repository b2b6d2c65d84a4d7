import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { record } from '../audit/actions';
import { deliveredKind, type DeliveredKind } from '../imports/delivered.actions';
import { receiveDelivered } from '../imports/upload.actions';
import { dayIn, type Day } from '../kernel/day';
import type { Held } from './drop';
import { dropFile, earlierFile, finishFile, insertFile, noteFile, type TakenFile } from './file.store';
import { drive, type Driven } from './import.actions';
import { againOf, MOST_BYTES, type Entry } from './intake';
import { keptAs, resultText } from './result';
import { resultOf } from './result.store';
import { takeCash } from './take-cash.actions';
import type { Taking } from './taking.actions';
import { verdictOf, type Told } from './told';

/**
 * One file from where it lies into the ledger and into the archive. Each step is noted before or together with what it does, so that a
 * process that dies at any point leaves a row from which the next goes on: nothing is lost, nothing is taken twice. What became of
 * it; undefined: it was not there any more, or is still being written.
 */
export async function takeNew(taking: Taking, entry: Entry): Promise<Driven | undefined> {
  const { work, intake, company } = taking;
  const written = dayIn(company.zone, entry.modifiedAt);
  // a clock that goes ahead there makes no day of tomorrow here
  const fileDay: Day = written > work.today ? work.today : written;
  const file = await work.db.transaction((tx) => insertFile(tx, work, intake, { ...entry, fileDay }));
  return goOn(taking, file);
}

/** From wherever it is. */
export async function goOn(taking: Taking, file: TakenFile): Promise<Driven | undefined> {
  const taken = await takenSoFar(taking, file);
  if (taken === undefined) return undefined;
  const driven = taken.driven ?? (await driveOn(taking, taken));
  await putAway(taking, taken.file, driven);
  return driven;
}

async function takenSoFar(taking: Taking, file: TakenFile): Promise<Received | undefined> {
  if (file.told?.done) return { file, driven: cashDriven(file.told), mayBook: false };
  if (file.workId === null) return receive(taking, file);
  return { file, driven: undefined, mayBook: await mayBookAgain(taking, file) };
}

const driveOn = ({ deps, work, company, intake }: Taking, { file, mayBook }: Received): Promise<Driven> =>
  drive(deps, work, { company, workId: file.workId ?? 0, fileDay: intake.fileDay, mayBook });

const KNOWN: Driven = { verdict: 'known', importId: null, found: null };
const cashDriven = (told: Told): Driven => ({ verdict: verdictOf(told), importId: null, found: null });

const heldOf = ({ id, name }: TakenFile): string => `${id}_${name}`;

interface Received {
  readonly file: TakenFile;
  /** What became of it, where that is known already. */
  readonly driven: Driven | undefined;
  readonly mayBook: boolean;
}

/** Claims it, copies it, and makes an upload of it. */
async function receive(taking: Taking, file: TakenFile): Promise<Received | undefined> {
  const { work, drop, deps } = taking;
  const held = await claimed(taking, file);
  if (held === undefined) return undefined;
  const incoming = join(deps.home, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, `intake-${randomBytes(12).toString('hex')}`);
  try {
    await drop.fetch(held, path, MOST_BYTES);
    if (!isAsSeen(await drop.look(held), file)) {
      if (!held.stays) await drop.putBack(held);
      await work.db.transaction((tx) => dropFile(tx, file.id));
      return undefined;
    }
    const stays = held.stays ? 1 : 0;
    const kind = await kindOf(taking, path);
    const noted = { sha256: await shaOf(path), stays, kind };
    await work.db.transaction((tx) => noteFile(tx, file.id, noted));
    return await takenAs(taking, { ...file, ...noted }, path, kind);
  } finally {
    await rm(path, { force: true });
  }
}

const kindOf = ({ intake }: Taking, path: string): Promise<DeliveredKind> =>
  intake.takes === 'anything' ? deliveredKind(path) : Promise.resolve(intake.takes);

/** Money of the bank and advices are taken at once; a list or a paper becomes an upload. */
async function takenAs(taking: Taking, file: TakenFile, path: string, kind: DeliveredKind): Promise<Received> {
  const { work, intake } = taking;
  if (kind === 'bank' || kind === 'remittances') {
    const told = await takeCash(taking, file, path, kind);
    return { file: { ...file, told }, driven: cashDriven(told), mayBook: false };
  }
  const earlier = await earlierFile(work.db.read, intake.id, { id: file.id, sha256: file.sha256 ?? '' });
  const how = againOf(earlier, file.fileDay);
  if (how === 'same') return { file, driven: KNOWN, mayBook: false };
  const workId = await received(taking, file, path, kind === 'papers');
  return { file: { ...file, workId }, driven: undefined, mayBook: how === 'new' };
}

async function received(
  { work, deps, intake }: Taking,
  file: TakenFile,
  path: string,
  isPaper: boolean,
): Promise<number> {
  const { id, name, bytes, fileDay } = file;
  const receiving = { companyId: intake.companyId, home: deps.home, at: work.now };
  const delivered = { upload: { path, name, bytes }, fileDay, source: intake.source, isPaper };
  return receiveDelivered(work, receiving, delivered, (tx, workId) => noteFile(tx, id, { workId }));
}

/** In `working`, or where it lies where we may not move it; undefined: it is gone, or changed since it was seen. */
async function claimed({ work, drop }: Taking, file: TakenFile): Promise<Held | undefined> {
  const held = heldOf(file);
  const inWorking: Held = { name: file.name, held, stays: false };
  if ((await drop.look(inWorking)) !== undefined) return inWorking;
  const inPlace: Held = { name: file.name, held, stays: true };
  if (!isAsSeen(await drop.look(inPlace), file)) {
    await work.db.transaction((tx) => dropFile(tx, file.id));
    return undefined;
  }
  const how = await drop.claim(file.name, held);
  if (how === 'gone') await work.db.transaction((tx) => dropFile(tx, file.id));
  return how === 'gone' ? undefined : how === 'moved' ? inWorking : inPlace;
}

const isAsSeen = (now: Entry | undefined, { bytes, modifiedAt }: TakenFile): boolean =>
  now?.is === 'file' && now.bytes === bytes && now.modifiedAt === modifiedAt;

async function shaOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** After a crash: whether its content was new is judged as it was then. */
async function mayBookAgain({ work, intake }: Taking, { id, sha256, fileDay }: TakenFile): Promise<boolean> {
  if (sha256 === null) return false;
  return againOf(await earlierFile(work.db.read, intake.id, { id, sha256 }), fileDay) === 'new';
}

/** The file and what came of it go into the archive; where we may not move it, it is only remembered. */
async function putAway(taking: Taking, file: TakenFile, driven: Driven): Promise<void> {
  const { work, drop, company } = taking;
  const { verdict, importId, found } = driven;
  const held: Held = { name: file.name, held: heldOf(file), stays: file.stays === 1 };
  const as = keptAs(verdict, { id: file.id, name: file.name, at: file.recordedAt });
  const sealed = importId === null ? null : work.ids.seal('import', importId);
  // not there: a process put it away and died before it could note that
  const isThere = file.stays !== 1 && (await drop.look(held)) !== undefined;
  if (isThere) {
    const told = file.told === null ? null : await resultOf(work, company, file.told);
    await drop.archive(held, as, resultText({ name: file.name, verdict, at: work.now, importId: sealed, found, told }));
  }
  await work.db.transaction(async (tx) => {
    await finishFile(tx, file.id, { verdict, importId, keptAs: file.stays === 1 ? null : as, at: work.now });
    await record(tx, work, {
      companyId: company.id,
      kind: 'intake.taken',
      ref: `intake/${file.intakeId}`,
      payload: { file: file.name, bytes: file.bytes, sha256: file.sha256, verdict, import: importId },
    });
  });
}
