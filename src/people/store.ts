import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { NewPerson } from './newcomer';
import type { ListedPerson, Person, Theme } from './person';
import type { Grant, Role } from './rights';

/** People and their roles: rows in, rows out. What they prove themselves with is in `credential.store.ts`. */
interface PersonRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly locale: string;
  readonly theme: Theme;
  readonly epoch: number;
  readonly password_hash: string | null;
  readonly totp_secret: string | null;
  readonly signed_in_at: Instant | null;
  readonly asked_reset_at: Instant | null;
  readonly disabled_at: Instant | null;
  readonly company_id: number | null;
  /** Of the outer join: empty where there is no role. */
  readonly role: Role | null;
}

/** The person of that row number who may sign in; nobody who is disabled. */
export const personById = (q: Query, id: number): Promise<Person | undefined> => enabledPerson(q, { 'p.id': id });

/** The same by address, in small letters. */
export const personByEmail = (q: Query, email: string): Promise<Person | undefined> =>
  enabledPerson(q, { 'p.email': email });

async function enabledPerson(q: Query, which: Readonly<Record<string, unknown>>): Promise<Person | undefined> {
  const [person] = peopleFrom(await rows(q).where(which).whereNull('p.disabled_at'));
  if (person === undefined) return undefined;
  const { invited: _i, signedInAt: _s, askedResetAt: _a, disabledAt: _d, ...one } = person;
  return one;
}

/** Everybody who ever was here, by name; disabled ones last. */
export async function peopleOf(q: Query): Promise<ListedPerson[]> {
  const people = peopleFrom(await rows(q));
  const order = (one: ListedPerson): string =>
    `${one.disabledAt === null ? 0 : 1} ${one.name.toLowerCase()} ${one.email}`;
  return people.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** One of them, also when disabled. */
export async function listedPerson(
  q: Query,
  which: { readonly id: number } | { readonly email: string },
): Promise<ListedPerson | undefined> {
  const [person] = peopleFrom(await rows(q).where('id' in which ? { 'p.id': which.id } : { 'p.email': which.email }));
  return person;
}

const rows = (q: Query) =>
  q('person as p')
    .leftJoin('person_role as r', (on) => void on.on('r.person_id', 'p.id').andOnNull('r.ended_at'))
    .select<PersonRow[]>('p.*', 'r.company_id', 'r.role')
    .orderBy(['p.id', 'r.id']);

function peopleFrom(found: readonly PersonRow[]): ListedPerson[] {
  const people = new Map<number, ListedPerson & { roles: Grant[] }>();
  for (const row of found) {
    const person = people.get(row.id) ?? personFrom(row);
    if (row.role !== null) person.roles.push({ companyId: row.company_id, role: row.role });
    people.set(row.id, person);
  }
  return [...people.values()];
}

const personFrom = (row: PersonRow): ListedPerson & { roles: Grant[] } => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language,
  locale: row.locale,
  theme: row.theme,
  epoch: row.epoch,
  hasSecondFactor: row.totp_secret !== null,
  roles: [],
  invited: row.password_hash === null,
  signedInAt: row.signed_in_at,
  askedResetAt: row.asked_reset_at,
  disabledAt: row.disabled_at,
});

/** Everybody who ever was here. */
export async function countPeople(q: Query): Promise<number> {
  const [row] = await q('person').count<{ n: number | string }[]>('* as n');
  return Number(row?.n ?? 0);
}

/** Administrators of everything who can sign in, without this person. */
export async function otherAdministrators(q: Query, personId: number): Promise<number> {
  const [row] = await q('person as p')
    .join('person_role as r', 'r.person_id', 'p.id')
    .where({ 'r.role': 'administrator', 'r.company_id': null, 'r.ended_at': null, 'p.disabled_at': null })
    .whereNotNull('p.password_hash')
    .whereNot('p.id', personId)
    .count<{ n: number | string }[]>('* as n');
  return Number(row?.n ?? 0);
}

export async function insertPerson(tx: Tx, work: Work, person: NewPerson): Promise<number> {
  const [made] = await tx('person')
    .insert({ ...person, recorded_at: work.now, recorded_by: actorText(work.actor) })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** Somebody who was disabled or never came is invited anew: as if for the first time. */
export async function resetPerson(tx: Tx, personId: number, person: NewPerson): Promise<void> {
  await tx('person')
    .where({ id: personId })
    .update({
      ...person,
      ...{ password_hash: null, totp_secret: null, totp_pending: null, totp_step: null, totp_spares: '[]' },
      ...{ failures: 0, locked_until: null, asked_reset_at: null, disabled_at: null, disabled_by: null },
    });
}

export type Preferences = Pick<Person, 'name' | 'language' | 'locale' | 'theme'>;

export async function storePreferences(tx: Tx, personId: number, preferences: Partial<Preferences>): Promise<void> {
  await tx('person').where({ id: personId }).update(preferences);
}

export async function storeDisabled(tx: Tx, work: Work, personId: number): Promise<void> {
  await tx('person')
    .where({ id: personId })
    .update({ disabled_at: work.now, disabled_by: actorText(work.actor), asked_reset_at: null });
}

/** That a new password was asked for; null: an administrator has answered. */
export async function storeAskedReset(tx: Tx, personId: number, at: Instant | null): Promise<void> {
  await tx('person').where({ id: personId }).update({ asked_reset_at: at });
}

/** All sessions of the person end. Returns the count that a new session begins with. */
export async function raiseEpoch(tx: Tx, personId: number): Promise<number> {
  const [row] = await tx('person').where({ id: personId }).increment('epoch').returning<{ epoch: number }[]>('epoch');
  return row?.epoch ?? 0;
}

/** Ends the roles that are not among these and begins those that are new; the others stay as they are. */
export async function storeRoles(tx: Tx, work: Work, personId: number, roles: readonly Grant[]): Promise<void> {
  const who = actorText(work.actor);
  const inForce = await tx('person_role')
    .where({ person_id: personId, ended_at: null })
    .select<(Grant & { id: number })[]>('id', { companyId: 'company_id' }, 'role');
  const same = (a: Grant) => (b: Grant) => a.companyId === b.companyId && a.role === b.role;
  const gone = inForce.filter((grant) => !roles.some(same(grant))).map(({ id }) => id);
  if (gone.length > 0) await tx('person_role').whereIn('id', gone).update({ ended_at: work.now, ended_by: who });
  for (const { companyId, role } of roles.filter((grant) => !inForce.some(same(grant)))) {
    await tx('person_role').insert({
      ...{ person_id: personId, company_id: companyId, role },
      ...{ recorded_at: work.now, recorded_by: who },
    });
  }
}
