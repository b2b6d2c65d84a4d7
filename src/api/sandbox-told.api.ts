import { usualAnswerBy, type AskKind } from '../cases/ask';
import { wellAsked } from '../cases/ask.actions';
import { dayOf, detailsOfReport } from '../cases/report';
import { mediaOf } from '../documents/media';
import { file } from '../platform/web/answer';
import type { Day } from '../kernel/day';
import { sha, type Call, type Reply } from './call.api';
import { sentIn } from './documents.api';
import { UNDER } from './operation';
import { ApiProblem, wrongFields } from './problem';
import { SANDBOX, toldIn } from './sandbox';
import { keep, keepAll, numbered, openedInSandbox } from './sandbox.api';
import type { SandboxRow } from './store';
import type { AskGiven, MessageGiven, ReportGiven } from './shapes';
import { meantBy, wrongDays } from './told';

/** What is told of the made-up case: judged as of a real one, kept while its round lasts, and agreed to at the next step. */
const taken = (more: object = {}): Reply => ({ json: { taken: true, case: SANDBOX.id, ...more } });

export async function reportInSandbox(call: Call<ReportGiven>): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const { work, given } = call;
  const wrong = wrongDays(given, work.today);
  if (wrong.length > 0) throw wrongFields(wrong);
  const meant = meantBy(given);
  const note = given.note === undefined || given.note === '' ? null : given.note;
  if ('ask' in meant) return keepAsk(call, kept, { ...meant.ask, note });
  const { report } = meant;
  await keep(call, kept, 'reports', {
    ...{ kind: report.kind, onDay: dayOf(report) ?? work.today },
    ...{ amountMinor: report.kind === 'paid' ? report.amountMinor : null },
    ...{ outcome: report.kind === 'closed' ? report.outcome : null, reached: detailsOfReport(report).reached ?? null },
    ...{ note, recordedAt: work.now, by: 'partner' },
  });
  return taken();
}

interface Asked {
  readonly kind: AskKind;
  readonly amountMinor: number | null;
  readonly details: unknown;
  readonly note: string | null;
  readonly answerBy?: Day;
}

async function keepAsk(call: Call, kept: SandboxRow, { kind, amountMinor, details, note, answerBy }: Asked): Promise<Reply> {
  const { today } = call.work;
  const asking = { companyId: 0, caseId: 0, key: call.key, kind, amountMinor, details, note };
  wellAsked({ ...asking, ...(answerBy !== undefined && { answerBy }) }, today);
  const id = numbered(call, 'aq');
  const by = answerBy ?? usualAnswerBy(kind, today);
  await keep(call, kept, 'asks', { id, kind, amountMinor, note, answerBy: by, decision: null, reason: null });
  return taken({ ask: id });
} // prettier-ignore

export async function askInSandbox(call: Call<AskGiven>): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const { kind, amountMinor = null, details = {}, note = null, answerBy } = call.given;
  return keepAsk(call, kept, { kind, amountMinor, details, note, ...(answerBy !== undefined && { answerBy }) });
}

export async function withdrawInSandbox(call: Call): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const told = toldIn(kept.told);
  const mine = told.asks.find(({ id }) => id === call.asked.params['ask']);
  if (mine === undefined) throw new ApiProblem(404, 'no-such-ask', 'There is no such question.', 'See `asks` of the case.'); // prettier-ignore
  if (mine.decision !== null) throw new ApiProblem(409, 'answered-already', 'This was answered meanwhile.', 'Look at the case again: it shows the answer.'); // prettier-ignore
  const asks = told.asks.map((one) => (one === mine ? { ...mine, decision: 'withdrawn' } : one));
  await keepAll(call, kept, { ...told, asks });
  return taken({ ask: mine.id });
}

export async function writeInSandbox(call: Call<MessageGiven>): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const { author, text } = call.given;
  await keep(call, kept, 'messages', { side: 'partner', author, text, at: call.work.now });
  return taken();
}

export async function readInSandbox(call: Call): Promise<Reply> {
  await openedInSandbox(call);
  return { json: { taken: false, case: SANDBOX.id } };
}

export async function documentsInSandbox(call: Call): Promise<Reply> {
  const { documents } = toldIn((await openedInSandbox(call)).told);
  return { json: { documents: documents.map(({ sha: _, ...one }) => one) } };
}

const NOT_KEPT = 'Made up: nobody keeps what is sent to the sandbox.\n';

/** What was sent is remembered, not kept: a made-up file stands for it. */
export async function documentInSandbox(call: Call): Promise<Reply> {
  const { documents } = toldIn((await openedInSandbox(call)).told);
  if (!documents.some(({ id }) => id === call.asked.params['document']))
    throw new ApiProblem(404, 'no-such-document', 'There is no such document.', 'See the documents of the case.');
  return { answer: file('sandbox.txt', 'text/plain; charset=utf-8', Buffer.from(NOT_KEPT)) };
}

export async function sendInSandbox(call: Call): Promise<Reply> {
  const kept = await openedInSandbox(call);
  const { name, kind } = sentIn(call);
  const { body } = call.asked;
  const own = sha(body);
  const known = toldIn(kept.told).documents.find((one) => one.sha === own && one.kind === kind);
  if (known !== undefined) return { json: { taken: false, case: SANDBOX.id, document: known.id } };
  const id = numbered(call, 'do');
  await keep(call, kept, 'documents', {
    ...{ id, name, kind, by: 'partner', mediaType: mediaOf(body)?.type ?? '', bytes: body.length, at: call.work.now },
    ...{ path: `${UNDER}/cases/${SANDBOX.id}/documents/${id}`, sha: own },
  });
  return { json: { taken: true, case: SANDBOX.id, document: id } };
}
