import type { Visit } from '../companies/visit.pages';
import { daysBetween, type Day } from '../kernel/day';
import { COURSE_WORDS } from '../languages/course-words';
import type { CourseWords } from '../languages/course-words.en';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { peopleOf } from '../people/store';
import type { CaseView } from './case.panel';
import type { CourseFacts } from './course-facts';
import { courseFactsOf } from './course-facts.panel';
import { STAGES, type Stage } from './course';
import { handlerFrom } from './collector';
import { milestonesOf } from './milestone';
import { nextAction, type NextAction } from './next-action';

/** The head of a case: its stages as a track with the days spent in each, what comes next, who works it, and what is expected by when. */
export async function courseSection(visit: Visit, found: CaseView): Promise<unknown> {
  const { work, company, language, locale } = visit;
  const w = inLanguage(COURSE_WORDS, language);
  const facts = (await courseFactsOf(work.db.read, company.id, [found.id])).get(found.id);
  if (facts === undefined) return null;
  const today = work.today;
  const ended = found.endedOn ?? today;
  const out = Math.max(0, daysBetween(found.handedOverOn, ended < today ? ended : today));
  return {
    w: w.track,
    out: countText(w.track.out, out, locale),
    track: trackOf(facts, { w, locale, today }),
    next: nextBlanks(nextAction(facts, today), found, { w, locale, language }),
    facts: await factsOf(visit, w, found),
    milestones: {
      w: w.milestone,
      rows: milestonesOf(facts, today).map(({ name, dueOn, evidence, state }) => ({
        what: w.milestone.name[name],
        tone: { late: 'is-wait', done_late: 'quiet', expected: '', done: '', spared: 'quiet' }[state],
        text: fill(w.milestone.state[state], {
          due: dayText(dueOn, locale),
          day: evidence === null ? '' : dayText(evidence.on, locale),
        }),
      })),
    },
  };
}

interface Saying {
  readonly w: CourseWords;
  readonly locale: string;
}

/** Each stage it was in, with its days, and where it is now. */
function trackOf(facts: CourseFacts, { w, locale, today }: Saying & { readonly today: Day }): unknown[] {
  const until = facts.endedOn ?? today;
  const starts: { stage: Stage; on: Day }[] = [
    { stage: facts.moves[0]?.from ?? facts.stage, on: facts.handedOverOn },
    ...facts.moves.map(({ to, on }) => ({ stage: to, on })),
  ];
  const days = new Map<Stage, number>();
  starts.forEach(({ stage, on }, at) => {
    const ends = starts[at + 1]?.on ?? until;
    days.set(stage, (days.get(stage) ?? 0) + Math.max(0, daysBetween(on, ends)));
  });
  const MAIN: readonly Stage[] = ['submitted', 'received', 'pre_legal', 'legal', 'enforcement'];
  const over = facts.state !== 'with_partner';
  const shown = STAGES.filter((stage) => MAIN.includes(stage) || days.has(stage)).map((stage) => ({
    label: w.stage[stage],
    days: days.has(stage) ? countText(w.track.days, days.get(stage) ?? 0, locale) : '',
    now: !over && stage === facts.stage ? w.track.now : '',
    been: days.has(stage),
  }));
  return over ? [...shown, { label: w.track.closed, days: '', now: w.track.now, been: true }] : shown;
}

export const stepName = (step: string, language: string): string =>
  codeText(inLanguage(CODE_WORDS, language).formalStep, step);

/** The sentence of what comes next, as the desk says it. */
function nextBlanks(
  next: NextAction,
  found: Pick<CaseView, 'partner'>,
  { w, locale, language }: Saying & { readonly language: string },
): unknown {
  const text = fill(w.next[next.what], {
    partner: found.partner,
    day: next.by === null ? '' : dayText(next.by, locale),
    ask: next.what === 'answer' ? w.ask[next.ask] : '',
    step: next.what === 'step' ? stepName(next.step, language) : '',
  });
  return { title: w.next.title, text, late: next.late ? w.next.late : '', ours: next.who === 'us' };
}

async function factsOf({ work, locale }: Visit, { track }: CourseWords, found: CaseView): Promise<unknown[]> {
  const handler = handlerFrom(found.handler);
  const people = await peopleOf(work.db.read);
  const clerk = found.clerk ?? found.collector;
  const named = people.find(({ email }) => email === clerk)?.name ?? clerk ?? '';
  const contact = handler === null ? '' : [handler.name, handler.phone, handler.email, handler.language].filter((one) => one !== null).join(', '); // prettier-ignore
  return [
    { label: track.ref, value: found.partnerRef ?? '' },
    { label: track.handler, value: contact },
    { label: track.clerk, value: named },
    { label: '', value: found.exclusiveUntil === null ? '' : fill(track.exclusive, { day: dayText(found.exclusiveUntil, locale) }) }, // prettier-ignore
    { label: '', value: found.pausedUntil === null ? '' : fill(track.paused, { day: dayText(found.pausedUntil, locale) }) }, // prettier-ignore
  ].filter(({ value }) => value !== '');
}

/** What comes next, as the partner reads it on its page. */
export function nextTold(
  next: NextAction,
  { language, locale, partner, company }: { readonly language: string; readonly locale: string; readonly partner: string; readonly company: string },
): string {
  const w = inLanguage(COURSE_WORDS, language);
  const text = next.who === 'us' ? codeText(w.nextTold, next.what) : w.next[next.what];
  return fill(text, {
    ...{ partner, company, day: next.by === null ? '' : dayText(next.by, locale) },
    ask: next.what === 'answer' ? w.ask[next.ask] : '',
    step: next.what === 'step' ? stepName(next.step, language) : '',
  });
} // prettier-ignore
