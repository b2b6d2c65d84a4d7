import { record } from '../audit/actions';
import { addDays } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { LONGEST_DAYS, type Absence } from './absence';
import { absencesFrom, endAbsenceRow, insertAbsence, type NewAbsence } from './absence.store';
import { aboutPerson } from './person';

/** Somebody goes away and names who stands in; ends by itself, or before. */
export interface AbsenceWords {
  readonly order: string;
  readonly past: string;
  readonly long: string;
  readonly own: string;
  readonly twice: string;
  readonly deputyAway: string;
  readonly standsIn: string;
  readonly remedy: string;
}

/** Refuses two absences at one time, a deputy who is away then, and going away while standing in for somebody. */
export async function goAway(work: Work, absence: NewAbsence, w: AbsenceWords): Promise<number> {
  const { personId, deputyId, fromOn, untilOn } = absence;
  const wrong =
    untilOn < fromOn
      ? w.order
      : untilOn < work.today
        ? w.past
        : untilOn > addDays(fromOn, LONGEST_DAYS)
          ? w.long
          : personId === deputyId
            ? w.own
            : '';
  if (wrong !== '') throw new WrongUse(wrong, w.remedy);
  return work.db.transaction(async (tx) => {
    refuseOverlap(await absencesFrom(tx, fromOn), absence, w);
    const id = await insertAbsence(tx, work, absence);
    await told(tx, work, absence, 'person.away');
    return id;
  });
}

function refuseOverlap(
  absences: readonly Absence[],
  { personId, deputyId, untilOn }: NewAbsence,
  w: AbsenceWords,
): void {
  const then = absences.filter(({ fromOn }) => fromOn <= untilOn);
  const no = (code: string, text: string): never => {
    throw new Refusal(code, text, w.remedy);
  };
  if (then.some(({ person }) => person.id === personId)) no('away-twice', w.twice);
  if (then.some(({ person }) => person.id === deputyId)) no('deputy-away', w.deputyAway);
  if (then.some(({ deputy }) => deputy.id === personId)) no('stands-in', w.standsIn);
}

/** Back before the last day, or not away at all. Ended twice is ended once. */
export async function comeBack(work: Work, { id, person, deputy, fromOn, untilOn }: Absence): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endAbsenceRow(tx, work, id))) return;
    await told(tx, work, { personId: person.id, deputyId: deputy.id, fromOn, untilOn }, 'person.back');
  });
}

const told = (tx: Tx, work: Work, { personId, deputyId, fromOn, untilOn }: NewAbsence, kind: string): Promise<void> =>
  record(tx, work, {
    ...{ companyId: null, kind, ref: aboutPerson(personId) },
    payload: { deputy: aboutPerson(deputyId), fromOn, untilOn },
  });
