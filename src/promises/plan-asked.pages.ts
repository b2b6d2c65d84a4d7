import type { Visit } from '../companies/visit.pages';
import { PLANS_WORDS } from '../languages/plans-words';
import type { PlansWords } from '../languages/plans-words.en';
import { fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer, type Notice } from '../platform/web/answer';
import { askedInstead } from './consent.actions';
import type { JudgedPlan } from './plan';
import type { WhichPlan } from './plan.actions';
import { judgedPlan } from './plan.store';

/** The plan that an address names, and what is done with it, in the reader's words. */
export async function planAsked({ work, company, asked }: Visit): Promise<JudgedPlan> {
  const id = work.ids.open('plan', asked.params['plan'] ?? '');
  const judged = id === undefined ? undefined : await judgedPlan(work.db.read, company.id, id, work.today);
  if (judged === undefined || !judged.plan.steps.some(({ on }) => on <= work.today)) throw new NotFound();
  return judged;
}

export interface Asked {
  readonly which: WhichPlan;
  readonly path: string;
  readonly number: string;
  readonly done: PlansWords['done'];
}

export async function asked(visit: Visit): Promise<Asked> {
  const { plan } = await planAsked(visit);
  return {
    which: { companyId: visit.company.id, planId: plan.id },
    path: visit.at.plan(visit.work.ids.seal('plan', plan.id)),
    number: plan.number,
    done: inLanguage(PLANS_WORDS, visit.language).done,
  };
}

/** Where somebody else has a say, that one is asked. */
export async function orAsked(visit: Visit, act: (which: Asked) => Promise<Answer>): Promise<Answer> {
  const named = await asked(visit);
  const { number, done, path } = named;
  try {
    return await act(named);
  } catch (error) {
    const instead = await askedInstead(visit.work, named.which, error);
    return told(visit, path, { text: askedText(done, number, instead) });
  }
}

/** Who was asked in place of what was wanted. */
export const askedText = (
  done: PlansWords['done'],
  number: string,
  instead: Awaited<ReturnType<typeof askedInstead>>,
): string =>
  instead === 'approval' ? fill(done.asked, { number }) : fill(done.consentAsked, { number, insurer: instead.insurer });

export function told(visit: Visit, path: string, notice: Notice): Answer {
  visit.asked.session.tell(notice);
  return see(path);
}
