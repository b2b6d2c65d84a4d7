import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import type { MessageState } from '../outbox/message';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Problem } from './answers';
import type { Drop, DropState, LetterState, PostalService } from './postal';

/** Drops, the letters in them, and the answers of the service: rows in, rows out. */
export interface LetterToGive {
  readonly id: number;
  readonly rawSha: string;
}

/** Letters that were made for the service and that nobody has: those that were ever with a service wait for a person. */
export async function lettersToGive(q: Query, service: PostalService, most: number): Promise<LetterToGive[]> {
  return rowsOf<LetterToGive>(
    q,
    `select m.id, m.raw_sha as "rawSha" from v_message m
     where m.company_id = ? and m.channel = 'letter' and m.state = 'made' and m.claimed_by is null
       and exists (select 1 from v_message_step s where s.message_id = m.id and s.kind = 'made' and s.recorded_at > ?)
       and not exists (select 1 from postal_letter l where l.message_id = m.id and l.state not in ('released', 'withdrawn'))
     order by m.id limit ?`,
    [service.companyId, service.since, most],
  );
}

/** A drop with these letters, under a name that none had before. */
export async function insertDrop(
  tx: Tx,
  work: Work,
  { id: serviceId, companyId }: PostalService,
  letters: readonly (LetterToGive & { readonly file: string })[],
): Promise<Drop> {
  const [count] = await rowsOf<{ n: number }>(tx, `select count(*) as n from postal_drop where service_id = ?`, [serviceId]); // prettier-ignore
  const name = `letters-${work.today.replaceAll('-', '')}-${serviceId}-${(count?.n ?? 0) + 1}`;
  const [row] = await tx('postal_drop')
    .insert({
      ...{ company_id: companyId, service_id: serviceId, name, state: 'open', day: work.today },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  assert(row !== undefined, 'a drop without a number');
  for (let from = 0; from < letters.length; from += 100) {
    await tx('postal_letter').insert(
      letters.slice(from, from + 100).map((letter) => ({
        ...{ company_id: companyId, drop_id: row.id, message_id: letter.id, file: letter.file },
        ...{ sha256: letter.rawSha, state: 'taken' },
      })),
    );
  }
  return { id: row.id, name, state: 'open', day: work.today, recordedAt: work.now };
}

/** Drops that were begun and are not with the service yet, the oldest first. */
export const unfinishedDrops = (q: Query, { id }: PostalService): Promise<Drop[]> =>
  rowsOf<Drop>(q, `${DROP} where d.service_id = ? and d.state in ('open', 'handed') order by d.id`, [id]);

export const dropsInDoubt = (q: Query, { id }: PostalService): Promise<Drop[]> =>
  rowsOf<Drop>(q, `${DROP} where d.service_id = ? and d.state = 'doubtful' order by d.id`, [id]);

/** Messages of letters that lie with the service, which has not said what became of them. */
export async function lettersGiven(q: Query, { id }: PostalService): Promise<number[]> {
  const rows = await rowsOf<{ messageId: number }>(
    q,
    `select l.message_id as "messageId" from postal_letter l join postal_drop d on d.id = l.drop_id
     where d.service_id = ? and l.state = 'given' order by l.message_id`,
    [id],
  );
  return rows.map(({ messageId }) => messageId);
}

const DROP = `select d.id, d.name, d.state, d.day, d.recorded_at as "recordedAt" from postal_drop d`;

export interface ShownDrop extends Drop {
  readonly letters: number;
  /** What became of them: how many, by state. */
  readonly states: Readonly<Partial<Record<LetterState, number>>>;
}

export async function lastDrops(q: Query, companyId: number, most: number): Promise<ShownDrop[]> {
  const drops = await rowsOf<Drop>(q, `${DROP} where d.company_id = ? order by d.id desc limit ?`, [companyId, most]);
  const rows = await rowsOf<{ dropId: number; state: LetterState; n: number }>(
    q,
    `select drop_id as "dropId", state, count(*) as n from postal_letter
     where company_id = ? and drop_id >= ? group by drop_id, state`,
    [companyId, drops.at(-1)?.id ?? 0],
  );
  return drops.map((drop) => {
    const own = rows.filter(({ dropId }) => dropId === drop.id);
    const states = Object.fromEntries(own.map(({ state, n }) => [state, n]));
    return { ...drop, states, letters: own.reduce((sum, { n }) => sum + n, 0) };
  });
}

export async function dropById(q: Query, companyId: number, id: number): Promise<Drop | undefined> {
  const [row] = await rowsOf<Drop>(q, `${DROP} where d.company_id = ? and d.id = ?`, [companyId, id]);
  return row;
}

/** False where it is in another state by now. */
export async function moveDrop(
  tx: Tx,
  drop: Pick<Drop, 'id'>,
  from: DropState,
  to: { readonly state: DropState; readonly at?: Instant },
): Promise<boolean> {
  const many = await tx('postal_drop')
    .where({ id: drop.id, state: from })
    .update({ state: to.state, ...(to.at === undefined ? {} : { dropped_at: to.at }) });
  return many === 1;
}

/** A letter in a drop, with what the outbox knows of it. */
export interface DropLetter {
  readonly id: number;
  readonly messageId: number;
  readonly dropId: number;
  readonly file: string;
  readonly sha256: string;
  readonly state: LetterState;
  readonly number: string | null;
  readonly on: Day | null;
  readonly dropDay: Day;
  readonly customerId: number;
  readonly about: string;
  readonly toName: string | null;
  readonly recipient: string;
  /** JSON: the postal address. */
  readonly address: string | null;
  /** JSON: what the letter says. */
  readonly blanks: string;
  readonly messageState: MessageState;
  readonly claimedBy: string | null;
}

const LETTER = `select l.id, l.message_id as "messageId", l.drop_id as "dropId", l.file, l.sha256, l.state, l.number, l.state_on as "on", d.day as "dropDay",
    m.customer_id as "customerId", m.about, m.to_name as "toName", m.recipient, m.address, m.blanks, m.state as "messageState",
    m.claimed_by as "claimedBy"
  from postal_letter l join postal_drop d on d.id = l.drop_id join v_message m on m.id = l.message_id`;

export const lettersIn = (q: Query, { id }: Pick<Drop, 'id'>): Promise<DropLetter[]> =>
  rowsOf<DropLetter>(q, `${LETTER} where l.drop_id = ? order by l.id`, [id]);

/** The letter of that message as a service of this company has it. */
export async function letterOf(q: Query, companyId: number, messageId: number): Promise<DropLetter | undefined> {
  const [row] = await rowsOf<DropLetter>(
    q,
    `${LETTER} where l.company_id = ? and l.message_id = ? and d.state <> 'void' and l.state not in ('released', 'withdrawn')`,
    [companyId, messageId],
  );
  return row;
}

export interface LetterMove {
  readonly state: LetterState;
  readonly on?: Day;
  readonly number?: string | null;
}

export async function moveLetters(tx: Tx, ids: readonly number[], to: LetterMove): Promise<void> {
  for (let from = 0; from < ids.length; from += 500) {
    const given = tableOf(tx, { id: 'bigint' }, ids.slice(from, from + 500).map((id) => ({ id }))); // prettier-ignore
    await tx.raw(
      `update postal_letter set state = ?, state_on = coalesce(?, state_on), number = coalesce(?, number)
       where id in (select id from ${given.sql} as given)`,
      [to.state, to.on ?? null, to.number ?? null, ...given.bindings],
    );
  }
}

export interface KeptAnswer {
  readonly name: string;
  readonly lines: number;
  readonly problems: readonly Problem[];
  readonly recordedAt: Instant;
}

/** Was this file with this content read before? */
export async function wasRead(q: Query, { id }: PostalService, name: string, sha256: string): Promise<boolean> {
  const rows = await rowsOf(q, `select id from postal_answer where service_id = ? and name = ? and sha256 = ?`, [id, name, sha256]); // prettier-ignore
  return rows.length > 0;
}

export async function insertAnswer(
  tx: Tx,
  work: Work,
  { id, companyId }: PostalService,
  read: Pick<KeptAnswer, 'name' | 'lines' | 'problems'> & { readonly sha256: string },
): Promise<void> {
  await tx('postal_answer')
    .insert({
      ...{ company_id: companyId, service_id: id, name: read.name, sha256: read.sha256, lines: read.lines },
      problems: JSON.stringify(read.problems.slice(0, 100)),
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore();
}

export async function lastAnswers(q: Query, companyId: number, most: number): Promise<KeptAnswer[]> {
  const rows = await rowsOf<Omit<KeptAnswer, 'problems'> & { problems: string }>(
    q,
    `select name, lines, problems, recorded_at as "recordedAt" from postal_answer
     where company_id = ? order by id desc limit ?`,
    [companyId, most],
  );
  return rows.map((row) => ({ ...row, problems: JSON.parse(row.problems) as Problem[] }));
}
