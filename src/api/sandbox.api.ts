import { file } from '../platform/web/answer';
import type { Tx } from '../platform/db';
import { tellSandbox } from '../webhooks/actions';
import { sha, type Call, type Reply } from './call.api';
import { casesWanted } from './cases.api';
import { UNDER } from './operation';
import { ApiProblem } from './problem';
import { cameAt, formalSteps, isAtEnd, SANDBOX, SANDBOX_CLAIM, stepAt, toldIn, workedOn, type SandboxTold } from './sandbox'; // prettier-ignore
import { putSandbox, sandboxOf, type SandboxRow } from './store';

/** The same questions about the made-up case, and the two that move it. Its events go to the partner's webhooks, marked as sandbox. */
const at = ({ token }: Call) => ({ companyId: token.companyId, tokenId: token.id });

const rowOf = (kept: SandboxRow) => {
  const { stage, state, outcome } = stepAt(kept);
  const { id, number, currency, principalMinor, debtor, handedOverOn } = SANDBOX;
  const changedOn = kept.changedAt.slice(0, 10);
  const isOver = state !== 'with_partner';
  return {
    ...{ id, number, partnerRef: null, state, stage, stagedOn: changedOn, handedOverOn },
    ...{ endedOn: isOver ? changedOn : null, outcome, currency },
    ...{ principalMinor: isOver ? null : principalMinor, debtor: isOver ? null : debtor, changedAt: kept.changedAt },
  };
};

export const keptFor = (call: Call): Promise<SandboxRow> => sandboxOf(call.work.db.read, call.work, at(call));

export async function listSandbox(call: Call): Promise<Reply> {
  const { state, updatedSince, after } = casesWanted(call);
  const row = rowOf(await keptFor(call));
  const isIn = (state ?? row.state) === row.state && row.changedAt >= (updatedSince ?? '') && after === 0;
  return { json: { cases: isIn ? [row] : [], next: null } };
}

export async function openedInSandbox(call: Call): Promise<SandboxRow> {
  if (call.asked.params['case'] !== SANDBOX.id) throw new ApiProblem(404, 'no-such-case', 'There is no such case.', 'A token of the sandbox sees ca_sandbox alone.'); // prettier-ignore
  const kept = await keptFor(call);
  if (stepAt(kept).state !== 'with_partner')
    throw new ApiProblem(410, 'case-over', 'This case is over. Please do nothing more about it.', 'Begin anew: POST /sandbox/reset.'); // prettier-ignore
  return kept;
}

export async function wholeSandbox(call: Call): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const { principalMinor } = SANDBOX;
  const cameInMinor = cameAt(kept);
  const openMinor = principalMinor - cameInMinor;
  const { reports, asks, messages } = toldIn(kept.told);
  return {
    json: {
      ...{ ...rowOf(kept), openMinor },
      items: [{ document: 'SB-1', issuedOn: '2025-10-01', dueOn: '2025-10-31', claimedMinor: principalMinor, cameInMinor, openMinor }], // prettier-ignore
      claim: SANDBOX_CLAIM,
      files: [{ n: 1, title: 'The claim as JSON', path: `${UNDER}/cases/${SANDBOX.id}/files/1` }],
      ...{ reports: reports.toReversed(), asks, messages },
    },
  };
}

export async function sandboxFile(call: Call): Promise<Reply> {
  await openedInSandbox(call);
  if (call.asked.params['n'] !== '1')
    throw new ApiProblem(404, 'no-such-file', 'There is no such file of the case.', 'See `files` of the case.');
  return { answer: file('sandbox_claim.json', 'application/json', Buffer.from(JSON.stringify(SANDBOX_CLAIM))) };
}

export async function stepsInSandbox(call: Call): Promise<Reply> {
  const steps = formalSteps(stepAt(await openedInSandbox(call)));
  return { json: { currency: SANDBOX.currency, steps, agreedMinor: 4_200, otherMinor: 0 } };
}

const MOST_TOLD = 100;

/** One more of a kind; the oldest are forgotten. */
export const keep = <Kind extends keyof SandboxTold>(call: Call, kept: SandboxRow, kind: Kind, one: SandboxTold[Kind][number]): Promise<void> => {
  const told = toldIn(kept.told);
  return keepAll(call, kept, { ...told, [kind]: [...told[kind], one].slice(-MOST_TOLD) });
}; // prettier-ignore

/** In one go, or not at all. */
export const keepAll = (call: Call, kept: SandboxRow, told: SandboxTold): Promise<void> =>
  call.work.db.transaction((tx) => put(tx, call, kept, { ...kept, told: JSON.stringify(told) }));

/** Its number within its kind and token. */
export const numbered = (call: Call, prefix: string): string => `${prefix}_sandbox_${sha(call.key).slice(0, 12)}`;

/** A step further, and the made-up creditor has done its work; the event of the step goes out. */
export async function advance(call: Call): Promise<Reply> {
  const kept = await keptFor(call);
  if (isAtEnd(kept))
    throw new ApiProblem(409, 'sandbox-over', 'The made-up case is at its end.', 'Begin anew: POST /sandbox/reset.');
  const told = JSON.stringify(workedOn(toldIn(kept.told), call.work.today));
  return moved(call, kept, { round: kept.round, step: kept.step + 1, told });
}

export async function reset(call: Call): Promise<Reply> {
  const kept = await keptFor(call);
  return moved(call, kept, { round: kept.round + 1, step: 0, told: '[]' });
}

type After = Pick<SandboxRow, 'round' | 'step' | 'told'>;

async function put(tx: Tx, call: Call, before: SandboxRow, after: After): Promise<void> {
  if (await putSandbox(tx, call.work, at(call), { before, after })) return;
  throw new ApiProblem(409, 'sandbox-moved', 'The made-up case was changed by another request.', 'Ask again.');
}

async function moved(call: Call, before: SandboxRow, after: After): Promise<Reply> {
  const { work, token } = call;
  const { kind, payload, state, stage } = stepAt(after);
  const events = await work.db.transaction(async (tx) => {
    await put(tx, call, before, after);
    return tellSandbox(tx, work, token.partnerId, token.companyId, {
      id: `sandbox_${work.ids.seal('partner_token', token.id)}_${after.round}_${after.step}`,
      ...{ kind, payload, occurredOn: work.today, recordedAt: work.now, recordedBy: 'clock:sandbox', sandbox: true },
      case: { id: SANDBOX.id, number: SANDBOX.number, partnerRef: null, state, stage },
    });
  });
  return { json: { case: rowOf({ ...before, ...after, changedAt: work.now }), events } };
}
