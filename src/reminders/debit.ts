import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';

/** Collected by us: direct debits and bills of exchange, as sources in six languages call them. */
const DEBITED =
  /direct.?debit|sepa.?dd|sdd|lastschrift|einzug|pr[eé]l[eè]vement|autogiro|domicilia|incasso|bill of exchange|wechsel|\blcr\b|billet [aà] ordre|\btraite\b|\brid\b|\briba\b/i;

export const isDirectDebit = (method: string | null): boolean => method !== null && DEBITED.test(method);

/** Bank days in which a debit or bill still comes back of which the money is here already. */
const RETURNS_WITHIN = 5;

/** The first day on which money that was collected on that day is sure. */
export const sureOn = (collectedOn: Day): Day => addWorkdays(TARGET, collectedOn, RETURNS_WITHIN);
