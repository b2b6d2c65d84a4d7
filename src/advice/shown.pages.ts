import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { ADVICE_WORDS } from '../languages/advice-words';
import type { AdviceWords } from '../languages/advice-words.en';
import { dayText, fill, inLanguage } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { adviceFor, type HoldSources } from './actions';
import type { Advice, AdviceKind } from './advice';
import { asideOf, type Aside } from './store';
import { changesTold, reasonTold, wayTold, wouldTold } from './told';

/** The advice on a customer as pages show it: the customer's own, and the first step of the recovery wizard. */
export interface AdviceShown {
  readonly title: string;
  readonly list: { readonly href: string; readonly label: string };
  /** Nothing is overdue. */
  readonly none: string;
  readonly said: object | null;
  readonly kind: AdviceKind | null;
  /** A person set it aside. */
  readonly isAside: boolean;
}

export async function adviceShown(visit: Visit, customerId: number, holdSources: HoldSources): Promise<AdviceShown> {
  const { work, company } = visit;
  const w = inLanguage(ADVICE_WORDS, visit.language);
  const [advice, aside] = await Promise.all([
    adviceFor(work, company, customerId, holdSources),
    asideOf(work.db.read, company.id, customerId, work.today),
  ]);
  const list = { href: visit.at.under('/recovery/advice'), label: w.toList };
  if (advice === undefined) return { title: w.title, list, none: w.none, said: null, kind: null, isAside: false };
  const stands = aside !== null && aside.kind === advice.kind ? await asideText(visit, w, aside) : '';
  const said = { ...adviceBlanks(visit, w, advice), aside: stands };
  return { title: w.title, list, none: '', said, kind: advice.kind, isAside: stands !== '' };
}

const LIGHT: Readonly<Record<AdviceKind, string>> = { hand_over: 'stop', notice: 'weak', go_on: 'ok', stop: 'closed' }; // prettier-ignore

function adviceBlanks(visit: Visit, w: AdviceWords, advice: Advice): object {
  const { kind, reasons, against, ripe, would, ways } = advice;
  const several = new Set(ways.map(({ currency }) => currency)).size > 1;
  return {
    ...{ kind: w.kind[kind], light: LIGHT[kind], means: w.means[kind] },
    ripe: ripe.map((one) => fill(w.ripe, { sum: format(one, visit.locale) })),
    ...{ for_it: w.forIt, reasons: reasons.map((one) => reasonTold(one, visit)) },
    ...{ against_title: w.against, against: against.map((one) => reasonTold(one, visit)) },
    nothing_against: against.length === 0 && kind !== 'go_on' ? w.nothingAgainst : '',
    changes: changesTold(advice, visit),
    ...{ would_title: w.would, would: would.map((one) => wouldTold(one, visit)) },
    ...{ ways_title: w.ways, ways: ways.map((one) => wayTold(one, several, visit)) },
  };
}

async function asideText({ work, locale }: Visit, w: AdviceWords, { untilOn, by, why }: Aside): Promise<string> {
  const who = nameOf(await peopleOf(work.db.read), by.replace(/^\w+:/, ''));
  return fill(w.aside.stands, { day: dayText(untilOn, locale), who, why });
}
