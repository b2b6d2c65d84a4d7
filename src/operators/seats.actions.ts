import { record } from '../audit/actions';
import { setRoles } from '../people/actions';
import { peopleOf } from '../people/store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { seatChanges, type Operation, type SeatChanges } from './operation';
import { endSeats, insertSeats, operationsBy, seatsBy } from './operation.store';

/** The seats of an operator's people at the companies it works for: they follow who works at the operator itself. */

/** Whoever joined, left or got another role since the last look. Returns how many seats changed; where none does, nothing is written. */
export async function followSeats(work: Work, operatorId: number): Promise<number> {
  const { read } = work.db;
  const going = (await operationsBy(read, operatorId)).filter(({ endedAt }) => endedAt === null);
  if (going.length === 0) return 0;
  const [people, seats] = [await peopleOf(read), await seatsBy(read, operatorId)];
  let changed = 0;
  for (const one of going) {
    const { ends, begins } = seatChanges(people, one, seats.filter(({ operationId }) => operationId === one.id)); // prettier-ignore
    if (ends.length + begins.length > 0) changed += await work.db.transaction((tx) => changeSeats(tx, work, one));
  }
  return changed;
}

async function changeSeats(tx: Tx, work: Work, operation: Operation): Promise<number> {
  const { ends, begins } = await applySeats(tx, work, operation);
  const payload = { given: begins.map(({ person }) => person.name), ended: ends.map(({ name }) => name) };
  if (ends.length + begins.length > 0) await record(tx, work, { companyId: operation.companyId, kind: 'operation.seats', ref: `company/${operation.companyId}`, payload }); // prettier-ignore
  return ends.length + begins.length;
}

/** Asked once more, with nobody in between; the caller writes its audit line. */
export async function applySeats(
  tx: Tx,
  work: Work,
  operation: Pick<Operation, 'id' | 'companyId' | 'operatorId'>,
): Promise<SeatChanges> {
  const { id, companyId, operatorId } = operation;
  const inner = within(work, tx);
  const people = await peopleOf(tx);
  const seats = (await seatsBy(tx, operatorId)).filter(({ operationId }) => operationId === id);
  const changes = seatChanges(people, operation, seats);
  const rolesOf = new Map(people.filter(({ disabledAt }) => disabledAt === null).map((one) => [one.id, one.roles]));
  for (const { personId, role } of changes.ends) {
    const roles = rolesOf.get(personId);
    if (roles !== undefined) rolesOf.set(personId, roles.filter((grant) => grant.companyId !== companyId || grant.role !== role)); // prettier-ignore
  }
  for (const { person, role } of changes.begins) rolesOf.set(person.id, [...(rolesOf.get(person.id) ?? []), { companyId, role }]); // prettier-ignore
  const whose = new Set([...changes.ends.map(({ personId }) => personId), ...changes.begins.map(({ person }) => person.id)]); // prettier-ignore
  for (const personId of whose) {
    const roles = rolesOf.get(personId);
    if (roles !== undefined) await setRoles(inner, personId, roles);
  }
  await endSeats(tx, work, changes.ends.map((seat) => seat.id)); // prettier-ignore
  await insertSeats(tx, work, id, changes.begins.map(({ person, role }) => ({ personId: person.id, role }))); // prettier-ignore
  return changes;
}
