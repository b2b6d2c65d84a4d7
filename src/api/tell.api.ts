import { ask as askUs, withdrawAsk } from '../cases/ask.actions';
import { isPartnersAsk } from '../cases/ask';
import { asksOf } from '../cases/ask.store';
import type { CaseView } from '../cases/case.panel';
import { readMessages, writeMessage } from '../cases/message.actions';
import { reportTask } from '../cases/report-text';
import { tellReport } from '../cases/report.actions';
import type { Call, Reply } from './call.api';
import { opened } from './cases.api';
import { ApiProblem, wrongFields } from './problem';
import type { AskGiven, MessageGiven, ReportGiven } from './shapes';
import { meantBy, wrongDays } from './told';

/** What a partner's system tells of a case, writes about it and asks of us: the same deeds as its page has, each once under its key. */
const taken = (call: Call, found: CaseView, isNew: boolean, askId?: number): Reply => {
  const { ids } = call.work;
  const ask = askId === undefined ? {} : { ask: ids.seal('ask', askId) };
  return { json: { taken: isNew, case: ids.seal('case', found.id), ...ask } };
};

export async function message(call: Call<MessageGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  const { author, text } = given;
  const id = await writeMessage(work, { companyId: company.id, caseId: found.id, author, text, key });
  return taken(call, found, id !== undefined);
}

/** What the creditor wrote was read by a person there. */
export async function messagesRead(call: Call): Promise<Reply> {
  const { found } = await opened(call);
  const read = await readMessages(call.work, call.company.id, found.id);
  return taken(call, found, read > 0);
}

export async function ask(call: Call<AskGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  const { kind, amountMinor = null, note = null, required = false, details = {}, answerBy } = given;
  const asking = { companyId: company.id, caseId: found.id, kind, amountMinor, note, required, details, key };
  const id = await askUs(work, { ...asking, ...(answerBy !== undefined && { answerBy }) });
  return taken(call, found, id !== undefined, id);
}

/** It is not asked any more. Only what this partner asked, by whichever way. */
export async function withdraw(call: Call): Promise<Reply> {
  const { work, company, asked } = call;
  const { found } = await opened(call);
  const id = work.ids.open('ask', asked.params['ask'] ?? '');
  const mine = (await asksOf(work.db.read, company.id, found.id)).find((one) => one.id === id);
  if (mine === undefined || !isPartnersAsk(mine))
    throw new ApiProblem(404, 'no-such-ask', 'There is no such question.', 'See `asks` of the case.');
  await withdrawAsk(work, company.id, mine.id, null);
  return taken(call, found, true, mine.id);
}

export async function report(call: Call<ReportGiven>): Promise<Reply> {
  const { work, company, given, key } = call;
  const { found } = await opened(call);
  const wrong = wrongDays(given, work.today);
  if (wrong.length > 0) throw wrongFields(wrong);
  const note = given.note === undefined || given.note === '' ? null : given.note;
  const about = { companyId: company.id, caseId: found.id, note, key };
  const meant = meantBy(given);
  if ('report' in meant)
    return taken(call, found, await tellReport(work, { ...about, report: meant.report, task: reportTask(meant.report, found, company.language) })); // prettier-ignore
  const id = await askUs(work, { ...about, ...meant.ask, required: given.kind === 'need_info' });
  return taken(call, found, id !== undefined, id);
}
