import { ask as askUs } from '../cases/ask.actions';
import type { CaseView } from '../cases/case.panel';
import { writeMessage } from '../cases/message.actions';
import type { Report } from '../cases/report';
import { tellReport } from '../cases/report.actions';
import { format } from '../kernel/money';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { dayText, fill, inLanguage } from '../languages/said';
import type { Call, Reply } from './call.api';
import { opened } from './cases.api';
import { ApiProblem } from './problem';
import type { AskGiven, MessageGiven, ReportGiven } from './shapes';

/** What a partner's system tells of a case, writes about it and asks of us: the same deeds as its page has, each once under its key. */
const taken = (call: Call, found: CaseView, isNew: boolean): Reply => ({
  json: { taken: isNew, case: call.work.ids.seal('case', found.id) },
});

export async function message(call: Call<MessageGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  const { author, text } = given;
  const id = await writeMessage(work, { companyId: company.id, caseId: found.id, author, text, key });
  return taken(call, found, id !== undefined);
}

export async function ask(call: Call<AskGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  const { kind, amountMinor = null, note = null, required = false, details = {}, answerBy } = given;
  const asking = { companyId: company.id, caseId: found.id, kind, amountMinor, note, required, details, key };
  const id = await askUs(work, { ...asking, ...(answerBy !== undefined && { answerBy }) });
  return taken(call, found, id !== undefined);
}

export async function report(call: Call<ReportGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  if (given.kind === 'paid' && given.paidOn > work.today)
    throw new ApiProblem(422, 'wrong-fields', 'Not all fields are as they must be.', 'A payment was today or before.', { wrong: [{ at: '/paidOn', why: 'that day has not come' }] }); // prettier-ignore
  const { note, ...told } = given;
  const isNew = await tellReport(work, {
    ...{ companyId: company.id, caseId: found.id, report: told, key },
    note: note === undefined || note === '' ? null : note,
    task: taskFor(call, found, told),
  });
  return taken(call, found, isNew);
}

/** In the company's language: its people work it. */
function taskFor({ company }: Call<ReportGiven>, { partner, number, currency }: CaseView, told: Report): string | null {
  if (told.kind !== 'closed' && told.kind !== 'paid') return null;
  const w = inLanguage(RECOVERY_WORDS, company.language);
  if (told.kind === 'closed')
    return fill(w.case.done.taskClosed, { partner, number, outcome: w.outcome[told.outcome] });
  const amount = format({ minor: told.amountMinor, currency }, company.language);
  return fill(w.case.done.task, { partner, number, amount, day: dayText(told.paidOn, company.language) });
}
