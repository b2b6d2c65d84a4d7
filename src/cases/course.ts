/**
 * The course of a case in a partner's hands, as a table of moves: from each stage where it may go, and who may move it there.
 * In whose hands it is (`CaseState`) is another question: a stage is of a case that is with the partner.
 */
export const STAGES = [
  'submitted', // handed over, nobody said that it arrived
  'received', // confirmed, with the partner's number
  'contract_pending', // an agreement or a signature is missing
  'set_up_due', // its work begins when the set-up fee is paid
  'verification', // the partner checks the file
  'needs_info', // the partner waits for us
  'pre_legal',
  'legal',
  'enforcement',
  'paused', // until a day: a plan or a promise runs, or the creditor asked for it
] as const;
export type Stage = (typeof STAGES)[number];

export type Side = 'us' | 'partner' | 'clock';

const BOTH: readonly Side[] = ['us', 'partner'];
const ALL: readonly Side[] = ['us', 'partner', 'clock'];
const AT_WORK = { pre_legal: BOTH, legal: BOTH, enforcement: BOTH };
const WAITS = { contract_pending: BOTH, set_up_due: BOTH, verification: BOTH, needs_info: BOTH };

/** Missing: it cannot go there. */
export const MOVES: Readonly<Record<Stage, Readonly<Partial<Record<Stage, readonly Side[]>>>>> = {
  submitted: { received: BOTH, ...WAITS },
  received: { ...WAITS, ...AT_WORK, paused: BOTH },
  contract_pending: { received: ALL, verification: ALL, pre_legal: ALL, needs_info: BOTH },
  set_up_due: { received: ALL, verification: ALL, pre_legal: ALL, needs_info: BOTH },
  verification: { contract_pending: BOTH, set_up_due: BOTH, needs_info: BOTH, ...AT_WORK, paused: BOTH },
  needs_info: { received: ALL, contract_pending: BOTH, set_up_due: BOTH, verification: ALL, pre_legal: ALL, legal: ALL, enforcement: ALL, paused: BOTH }, // prettier-ignore
  pre_legal: { needs_info: BOTH, legal: BOTH, enforcement: BOTH, paused: BOTH },
  legal: { needs_info: BOTH, pre_legal: BOTH, enforcement: BOTH, paused: BOTH },
  enforcement: { needs_info: BOTH, legal: BOTH, paused: BOTH },
  paused: { needs_info: BOTH, received: ALL, pre_legal: ALL, legal: ALL, enforcement: ALL },
};

export const mayMove = (from: Stage, to: Stage, side: Side): boolean => MOVES[from][to]?.includes(side) ?? false;
