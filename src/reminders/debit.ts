import { addWorkdays, TARGET } from '../kernel/calendar';
import type { Day } from '../kernel/day';

/** Collected by us: direct debits and bills of exchange, as sources in six languages call them. */
const DEBITED =
  /direct.?debit|sepa.?dd|sdd|lastschrift|einzug|pr[eé]l[eè]vement|autogiro|domicilia|incasso|bill of exchange|wechsel|\blcr\b|billet [aà] ordre|\btraite\b|\brid\b|\briba\b|\beffets?\b|promissory note|v[aä]xel\b|wissel\b|letra de cambio|pagar[eé]\b|cambiale/i;
/** The customer sends it, so it is asked for; but the bank may refuse it afterwards. */
const CHEQUE = /ch[eè]ques?\b|\bchecks?\b|scheck/i;

export const isDirectDebit = (method: string | null): boolean => method !== null && DEBITED.test(method);

/** What was paid so may still come back. */
export const mayComeBack = (method: string | null): boolean =>
  isDirectDebit(method) || (method !== null && CHEQUE.test(method));

/** Bank days in which a debit or bill still comes back of which the money is here already. */
const RETURNS_WITHIN = 5;

/** The first day on which money that was collected on that day is sure. */
export const sureOn = (collectedOn: Day): Day => addWorkdays(TARGET, collectedOn, RETURNS_WITHIN);
