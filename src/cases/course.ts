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

/** As the command line says them. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  submitted: 'handed over',
  received: 'received',
  contract_pending: 'contract pending',
  set_up_due: 'set-up fee due',
  verification: 'being checked',
  needs_info: 'waiting for us',
  pre_legal: 'pre-legal',
  legal: 'legal',
  enforcement: 'enforcement',
  paused: 'paused',
};

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
  paused: { needs_info: ALL, received: ALL, verification: ALL, pre_legal: ALL, legal: ALL, enforcement: ALL },
};

export const mayMove = (from: Stage, to: Stage, side: Side): boolean => MOVES[from][to]?.includes(side) ?? false;

/** Where that side may move it from there, in the order of the course. */
export const waysOn = (from: Stage, side: Side): readonly Stage[] => STAGES.filter((to) => mayMove(from, to, side));

/**
 * Where a case goes on once what it waited for is over: where it last stood at something else than waiting, or as near to it as may
 * be. A case that nobody had confirmed is received by then. `history`: its moves, oldest first.
 */
export function stageAfter(
  waiting: 'paused' | 'needs_info',
  history: readonly { readonly from: Stage }[],
  side: Side,
): Stage {
  const before = history.findLast(({ from }) => from !== 'paused' && from !== 'needs_info')?.from ?? 'received';
  return mayMove(waiting, before, side) ? before : 'received';
}
