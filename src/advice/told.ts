import { format } from '../kernel/money';
import { ADVICE_WORDS } from '../languages/advice-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Reader } from '../languages/sentence';
import { routeName } from '../dossier/routes/told';
import type { Advice, Reason, Would } from './advice';
import type { OpenWay } from './facts';

/** An advice in the reader's words, a sentence for each reason. */
export function reasonTold(reason: Reason, { language, locale }: Reader): string {
  const w = inLanguage(ADVICE_WORDS, language);
  const { kind, on, until, n, of, days, document, name, sum } = reason;
  const pattern = kind === 'held' && until !== undefined ? w.heldUntil : w.reason[kind];
  return fill(pattern, {
    ...(on === undefined ? {} : { on: dayText(on, locale) }),
    ...(until === undefined ? {} : { until: dayText(until, locale) }),
    ...(n === undefined ? {} : { n: numberText(n, locale) }),
    ...(of === undefined ? {} : { of: numberText(of, locale) }),
    ...(days === undefined ? {} : { days: numberText(days, locale) }),
    ...(sum === undefined ? {} : { sum: format(sum, locale) }),
    ...{ document: document ?? '', name: name ?? '' },
  });
}

export function changesTold({ changes }: Pick<Advice, 'changes'>, { language, locale }: Reader): string {
  const w = inLanguage(ADVICE_WORDS, language);
  return changes === null ? w.stays : fill(w.changes, { day: dayText(changes.on, locale), kind: w.kind[changes.to] });
}

export function wouldTold({ lever, to }: Would, { language }: Reader): string {
  const w = inLanguage(ADVICE_WORDS, language);
  return fill(w.wouldTo, { what: w.lever[lever], kind: w.kind[to] });
}

/** `several`: ways are open in more than one currency. */
export function wayTold({ route, currency, unsure }: OpenWay, several: boolean, { language }: Reader): string {
  const w = inLanguage(ADVICE_WORDS, language);
  const way = routeName(route, language);
  const named = several ? fill(w.wayIn, { way, currency }) : way;
  return unsure ? `${named} (${w.unverified})` : named;
}
