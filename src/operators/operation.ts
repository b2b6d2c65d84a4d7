import { codeFrom } from '../companies/new-company';
import { MAY, type Role } from '../people/rights';
import type { ListedPerson } from '../people/person';

/** A company that works here for another one: since when, and which of its people have a seat there. */
export interface Operation {
  readonly id: number;
  /** Who is worked for. */
  readonly companyId: number;
  readonly operatorId: number;
  /** The operator in the register of the company. */
  readonly partnerId: number;
  readonly recordedAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: string | null;
}

/** That a colleague of the operator was given there, and that has not ended. */
export interface OperationSeat {
  readonly id: number;
  readonly operationId: number;
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
}

/** Of its name where that has Latin letters and is free: nobody of the creditor is there to choose another. */
export function codeFor(name: string, taken: readonly string[]): string {
  const first = codeFrom(name).slice(0, 36) || 'company'; // with a number it stays within the length of a code
  let code = first;
  for (let n = 2; taken.includes(code); n += 1) code = `${first}-${n}`;
  return code;
}

/** The strongest that a colleague of the operator is given: nobody of an agency administers the company of a creditor. */
const SEAT: Readonly<Record<Role, Role | null>> = {
  administrator: 'manager',
  manager: 'manager',
  collector: 'collector',
  reader: null,
};
const STRONGEST: readonly Role[] = ['manager', 'collector'];

export interface Seated {
  readonly person: ListedPerson;
  readonly role: Role;
}

/** Who of the operator works at a company that it operates: those who may work at its own, by a role there. */
export function seatsFor(people: readonly ListedPerson[], operatorId: number): Seated[] {
  return people.flatMap((person): Seated[] => {
    if (person.disabledAt !== null) return [];
    const own = person.roles.filter(({ companyId, role }) => companyId === operatorId && MAY[role].includes('work'));
    const role = STRONGEST.find((one) => own.some((grant) => SEAT[grant.role] === one));
    return role === undefined ? [] : [{ person, role }];
  });
}

export interface SeatChanges {
  readonly ends: readonly OperationSeat[];
  readonly begins: readonly Seated[];
}

/**
 * What is to change so that those who work at the operator have their seats at the company, and nobody else of it: also who joined, left
 * or got another role since. Who has a seat and no role there any more was sent away by the company, and stays away.
 */
export function seatChanges(
  people: readonly ListedPerson[],
  { companyId, operatorId }: Pick<Operation, 'companyId' | 'operatorId'>,
  seats: readonly OperationSeat[],
): SeatChanges {
  const due = seatsFor(people, operatorId);
  const isStill = ({ personId, role }: OperationSeat): boolean =>
    people.some(({ id, roles }) => id === personId && roles.some((grant) => grant.companyId === companyId && grant.role === role)); // prettier-ignore
  const ends = seats.filter((seat) => {
    const now = due.find(({ person }) => person.id === seat.personId);
    return now === undefined || (now.role !== seat.role && isStill(seat));
  });
  const begins = due.filter(({ person }) => {
    const seat = seats.find(({ personId }) => personId === person.id);
    return seat === undefined ? !person.roles.some((grant) => grant.companyId === companyId) : ends.includes(seat);
  });
  return { ends, begins };
}
