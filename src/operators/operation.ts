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

export interface OperationSeat {
  readonly personId: number;
  readonly name: string;
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
