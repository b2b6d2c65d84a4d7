import { file } from '../platform/web/answer';
import type { Tx } from '../platform/db';
import { tellSandbox } from '../webhooks/actions';
import type { Call, Reply } from './call.api';
import { UNDER } from './operation';
import { ApiProblem } from './problem';
import { SANDBOX, SANDBOX_CLAIM, stepAt, STEPS } from './sandbox';
import type { ReportGiven } from './shapes';
import { putSandbox, sandboxOf, type SandboxRow } from './store';

/** The same questions about the made-up case, and the two that move it. Its events go to the partner's webhooks, marked as sandbox. */
const at = ({ token }: Call) => ({ companyId: token.companyId, tokenId: token.id });

const rowOf = ({ step, changedAt }: SandboxRow) => {
  const { stage, state, outcome } = stepAt(step);
  const { id, number, currency, principalMinor, debtor, handedOverOn } = SANDBOX;
  return {
    ...{ id, number, partnerRef: null, state, stage, stagedOn: changedAt.slice(0, 10), handedOverOn },
    ...{ endedOn: state === 'closed' ? changedAt.slice(0, 10) : null, outcome, currency, principalMinor, debtor },
    changedAt,
  };
};

export async function listSandbox(call: Call): Promise<Reply> {
  const row = rowOf(await sandboxOf(call.work.db.read, call.work, at(call)));
  const { query } = call.asked;
  const isIn = ['', row.state].includes(query.get('state') ?? '') && row.changedAt >= (query.get('updatedSince') ?? '');
  return { json: { cases: isIn && (query.get('cursor') ?? '') === '' ? [row] : [], next: null } };
}

async function opened(call: Call): Promise<SandboxRow> {
  if (call.asked.params['case'] !== SANDBOX.id)
    throw new ApiProblem(
      404,
      'no-such-case',
      'There is no such case.',
      'A token of the sandbox sees ca_sandbox alone.',
    );
  const kept = await sandboxOf(call.work.db.read, call.work, at(call));
  if (stepAt(kept.step).state === 'closed')
    throw new ApiProblem(410, 'case-over', 'This case is closed. Please do nothing more about it.', 'Begin anew: POST /sandbox/reset.'); // prettier-ignore
  return kept;
}

export async function wholeSandbox(call: Call): Promise<Reply> {
  const kept = await opened(call);
  const { principalMinor } = SANDBOX;
  return {
    json: {
      ...{ ...rowOf(kept), openMinor: principalMinor },
      items: [{ document: 'SB-1', issuedOn: '2025-10-01', dueOn: '2025-10-31', claimedMinor: principalMinor, cameInMinor: 0, openMinor: principalMinor }], // prettier-ignore
      claim: SANDBOX_CLAIM,
      files: [{ n: 1, title: 'The claim as JSON', path: `${UNDER}/cases/${SANDBOX.id}/files/1` }],
      ...{ reports: JSON.parse(kept.told) as unknown, asks: [], messages: [] },
    },
  };
}

export async function sandboxFile(call: Call): Promise<Reply> {
  await opened(call);
  if (call.asked.params['n'] !== '1')
    throw new ApiProblem(404, 'no-such-file', 'There is no such file of the case.', 'See `files` of the case.');
  return { answer: file('sandbox_claim.json', 'application/json', Buffer.from(JSON.stringify(SANDBOX_CLAIM))) };
}

const MOST_TOLD = 100;

export async function reportSandbox(call: Call<ReportGiven>): Promise<Reply> {
  const kept = await opened(call);
  const { work, given } = call;
  const line = {
    ...{ kind: given.kind, onDay: given.kind === 'paid' ? given.paidOn : work.today },
    ...{ amountMinor: given.kind === 'paid' ? given.amountMinor : null },
    ...{ outcome: given.kind === 'closed' ? given.outcome : null, note: given.note ?? null },
    ...{ recordedAt: work.now, by: 'partner' },
  };
  const told = [line, ...(JSON.parse(kept.told) as unknown[])].slice(0, MOST_TOLD);
  await work.db.transaction((tx) => put(tx, call, kept, { ...kept, told: JSON.stringify(told) }));
  return { json: { taken: true, case: SANDBOX.id } };
}

/** A message or an ask: it is taken, and nobody reads it. */
export async function takeInSandbox(call: Call): Promise<Reply> {
  await opened(call);
  return { json: { taken: true, case: SANDBOX.id } };
}

/** A step further; the event of the step goes out. */
export async function advance(call: Call): Promise<Reply> {
  const kept = await sandboxOf(call.work.db.read, call.work, at(call));
  if (kept.step >= STEPS.length - 1)
    throw new ApiProblem(409, 'sandbox-over', 'The made-up case is at its end.', 'Begin anew: POST /sandbox/reset.');
  return moved(call, kept, { round: kept.round, step: kept.step + 1, told: kept.told });
}

export async function reset(call: Call): Promise<Reply> {
  const kept = await sandboxOf(call.work.db.read, call.work, at(call));
  return moved(call, kept, { round: kept.round + 1, step: 0, told: '[]' });
}

type After = Pick<SandboxRow, 'round' | 'step' | 'told'>;

async function put(tx: Tx, call: Call, before: SandboxRow, after: After): Promise<void> {
  if (await putSandbox(tx, call.work, at(call), { before, after })) return;
  throw new ApiProblem(409, 'sandbox-moved', 'The made-up case was changed by another request.', 'Ask again.');
}

async function moved(call: Call, before: SandboxRow, after: After): Promise<Reply> {
  const { work, token } = call;
  const { kind, payload, state, stage } = stepAt(after.step);
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
