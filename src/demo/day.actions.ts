import { holdSources, papers } from '../app';
import type { Company } from '../companies/company';
import type { Day } from '../kernel/day';
import { deliver } from '../outbox/delivery.actions';
import { lettersUnposted } from '../outbox/delivery.store';
import { recordPosted } from '../outbox/posting.actions';
import { onDay, type Work } from '../platform/work';
import { judgePromises } from '../promises/jobs';
import { noticeRests } from '../disputes/deduction.actions';
import { reviewDisputes } from '../disputes/jobs';
import { approveLines, approveRun, issueRun, prepareRun } from '../reminders/run.actions';
import { linesOf } from '../reminders/decision.store';
import type { Played, Stage } from './stage.actions';

/**
 * One morning of one company, as the scheduler and a manager do it together: promises and disputes are looked at, the run is
 * planned, agreed to and issued, and what it brought is delivered. Its letters go to the post in the evening.
 */
export async function playMorning(stage: Stage, played: Played, on: Day): Promise<void> {
  const { company } = played;
  stage.turnTo(on);
  const work = onDay(stage.work(), company.zone, on);
  await recordEvening(work, stage, company);
  await judgePromises(work, company.id);
  await reviewDisputes(work, company.id);
  await noticeRests(work, company.id);
  const planning = { company, holds: holdSources, papers };
  const run = await prepareRun(work, planning);
  await approveLines(work, company.id, run.id, []);
  await approveRun(work, company.id, run.id);
  const issued = await issueRun(work, planning, run.id);
  for (const line of await linesOf(work.db.read, run.id)) {
    played.reasons.set(line.because, (played.reasons.get(line.because) ?? 0) + 1);
  }
  played.days += 1;
  played.calls += issued.tasks;
  if (issued.messages === 0) return;
  stage.turnTo(on, 16); // past the hour of every recipient
  const sent = await deliver(onDay(stage.work(), company.zone, on), stage.house.post(), company);
  played.messages += sent.accepted;
  played.letters += sent.made;
  played.saved += Object.values(sent.withdrawn).reduce((total, count) => total + count, 0);
}

/** What was made the day before was taken to the post in the evening: a printed letter is not a sent letter. */
async function recordEvening(work: Work, stage: Stage, company: Company): Promise<void> {
  const letters = await lettersUnposted(work.db.read, company.id);
  const [first] = letters;
  if (!first) return;
  const service = company.country === 'FR' ? 'La Poste' : 'Deutsche Post';
  const posting = { messageIds: letters.map(({ id }) => id), on: first.madeOn, service, number: null, proofId: null };
  await recordPosted(work, stage.house.post(), { companyId: company.id, ...posting });
}
