import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { COURSE_PAGE_WORDS } from '../languages/course-page-words';
import type { CoursePageWords } from '../languages/course-page-words.en';
import { COURSE_WORDS } from '../languages/course-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { recordAgreed } from './agreed-plan.actions';
import { ANSWERS, type AskAnswer } from './ask';
import { answerAsk } from './ask.actions';
import { askById } from './ask.store';
import { casePage, opened, type Opened } from './case.pages';
import { STAGES } from './course';
import { assignClerk, assignHandler, EXTENSIONS, extendExclusive, moveStage } from './course.actions';
import type { CasesDeps } from './deps.pages';
import { WAYS } from './evaluation';
import { handlerSchema } from './collector';
import { LONGEST_MESSAGE, readMessages, writeMessage } from './message.actions';
import { onceIn } from './report-form';

/** What is done to a case on its page: moved, paused, given to somebody, answered, written about. What was typed wrong comes back. */
export const courseRoutes = (deps: CasesDeps): readonly Route[] =>
  Object.entries(FORMS).map(([name, form]) => ({
    ...({ method: 'post', path: `/cases/:case/${name}`, right: 'work' } as const),
    visit: async (visit) => {
      const at = await opened(visit, deps);
      return form({ ...at, form: visit.asked.form, p: inLanguage(COURSE_PAGE_WORDS, visit.language) });
    },
  }));

interface Formed extends Opened {
  readonly form: URLSearchParams;
  readonly p: CoursePageWords;
}

const LONGEST = 2_000;
const textOf = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim().slice(0, LONGEST);
const orNull = (text: string): string | null => (text === '' ? null : text);
const whose = ({ visit, found }: Opened): { companyId: number; caseId: number } => ({
  ...{ companyId: visit.company.id, caseId: found.id },
});

function back(at: Formed, said: string): Answer {
  at.visit.asked.session.tell({ text: said });
  return see(at.here);
}

const wrongly = (at: Formed, wrong: Readonly<Record<string, string>>): Promise<Answer> =>
  casePage(at, typedIn(at.form), wrong);

const FORMS: Readonly<Record<string, (at: Formed) => Promise<Answer>>> = {
  move,
  pause,
  handler,
  clerk,
  exclusive,
  answer,
  message,
  read,
};

async function move(at: Formed): Promise<Answer> {
  const { visit, form, p } = at;
  const to = STAGES.find((one) => one === form.get('to') && one !== 'paused');
  if (to === undefined) return wrongly(at, { to: p.wrong.to });
  await moveStage(visit.work, { ...whose(at), to, why: orNull(textOf(form, 'why')) });
  return back(at, fill(p.done.moved, { stage: inLanguage(COURSE_WORDS, visit.language).stage[to] }));
}

async function pause(at: Formed): Promise<Answer> {
  const { visit, form, p } = at;
  const until = dayFrom(form.get('until') ?? '');
  const why = textOf(form, 'pause_why');
  const wrong: Record<string, string> = {};
  if (until === undefined || until <= visit.work.today) wrong['until'] = p.wrong.day;
  if (why === '') wrong['pause_why'] = p.wrong.why;
  if (until === undefined || Object.keys(wrong).length > 0) return wrongly(at, wrong);
  await moveStage(visit.work, { ...whose(at), to: 'paused', why, until });
  return back(at, fill(p.done.paused, { day: dayText(until, visit.locale) }));
}

async function handler(at: Formed): Promise<Answer> {
  const { visit, form, p } = at;
  const [name, email, phone, language] = ['name', 'email', 'phone', 'language'].map((key) => orNull(textOf(form, key)));
  const nobody = [name, email, phone, language].every((one) => one === null);
  const read = handlerSchema.safeParse({ name: name ?? '', email, phone, language: language?.toLowerCase() ?? null });
  if (!nobody && !read.success) {
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    const words: Readonly<Record<string, string>> = { ...p.wrong, phone: p.wrong.name };
    return wrongly(at, Object.fromEntries([...fields].map((field) => [field, words[field] ?? p.wrong.name])));
  }
  const partnerRef = orNull(textOf(form, 'ref').slice(0, LONGEST_REF));
  await assignHandler(visit.work, { ...whose(at), handler: nobody ? null : (read.data ?? null), partnerRef });
  return back(at, p.done.handler);
}

const LONGEST_REF = 100;

async function clerk(at: Formed): Promise<Answer> {
  const { visit, form, found, p } = at;
  await assignClerk(visit.work, visit.company.id, found.id, orNull(textOf(form, 'clerk')));
  return back(at, p.done.clerk);
}

async function exclusive(at: Formed): Promise<Answer> {
  const { visit, form, p } = at;
  const until = dayFrom(form.get('exclusive') ?? '');
  const reason = EXTENSIONS.find((one) => one === form.get('reason'));
  const why = orNull(textOf(form, 'exclusive_why'));
  const wrong: Record<string, string> = {};
  if (until === undefined || until <= visit.work.today) wrong['exclusive'] = p.wrong.day;
  if (reason === undefined || (reason === 'manual' && why === null)) wrong['exclusive_why'] = p.wrong.why;
  if (until === undefined || reason === undefined || Object.keys(wrong).length > 0) return wrongly(at, wrong);
  await extendExclusive(visit.work, { ...whose(at), until, reason, why });
  return back(at, fill(p.done.exclusive, { day: dayText(until, visit.locale) }));
}

async function answer(at: Formed): Promise<Answer> {
  const { visit, form, found } = at;
  const { asks, way } = inLanguage(COURSE_WORDS, visit.language);
  const askId = visit.work.ids.open('ask', form.get('ask') ?? '');
  const asked = askId === undefined ? undefined : await askById(visit.work.db.read, visit.company.id, askId);
  if (askId === undefined || asked?.caseId !== found.id) throw new NotFound();
  const chosen = WAYS.find((one) => one === form.get('way'));
  const given = ANSWERS.find((one) => one === form.get('answer')) ?? (chosen === undefined ? undefined : 'yes');
  if (given === undefined) throw new NotFound();
  const reason = orNull(textOf(form, 'reason'));
  if (given !== 'yes' && reason === null) return wrongly(at, { reason: asks.reasonWrong });
  const answering: { readonly answer: AskAnswer; readonly reason: string | null } = { answer: given, reason };
  await answerAsk(visit.work, {
    ...{ companyId: visit.company.id, askId, approver: visit.may('approve'), ...answering },
    ...(chosen !== undefined && { chosen }),
    then: recordAgreed(visit.work, visit.may('approve')),
  });
  const decision = chosen === undefined ? asks.decision[given] : way[chosen];
  return back(at, fill(asks.answered, { decision }));
}

const visibilitySchema = z.enum(['internal', 'partner']);

async function message(at: Formed): Promise<Answer> {
  const { visit, form, p } = at;
  const text = (form.get('text') ?? '').trim();
  const visibility = visibilitySchema.safeParse(form.get('visibility')).data;
  const key = onceIn(form);
  if (key === undefined || visibility === undefined) throw new NotFound();
  if (text === '' || text.length > LONGEST_MESSAGE) return wrongly(at, { text: p.wrong.text });
  await writeMessage(visit.work, { ...whose(at), text, visibility, author: visit.person.name, key });
  return back(at, visibility === 'internal' ? p.done.noted : p.done.written);
}

async function read(at: Formed): Promise<Answer> {
  await readMessages(at.visit.work, at.visit.company.id, at.found.id);
  return back(at, at.p.done.read);
}
