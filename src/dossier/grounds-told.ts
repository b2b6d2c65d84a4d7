import { format } from '../kernel/money';
import { GROUNDS_WORDS } from '../languages/grounds-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Reader } from '../languages/sentence';
import type { Ground } from './grounds';

/** Why it is time, a sentence a ground, in the reader's language. */
export function groundTold(ground: Ground, { language, locale }: Reader, currency: string): string {
  const w = inLanguage(GROUNDS_WORDS, language);
  switch (ground.kind) {
    case 'refused':
      return fill(w.refused, { day: dayText(ground.on, locale) });
    case 'broken':
      return fill(w.broken, {
        broken: numberText(ground.broken, locale),
        of: numberText(ground.of, locale),
        day: dayText(ground.on, locale),
      });
    case 'void':
      return fill(w.void, { plan: ground.plan, left: format({ minor: ground.leftMinor, currency }, locale) });
    case 'contested':
      return fill(w.contested, { documents: ground.documents.join(', '), day: dayText(ground.on, locale) });
    case 'denied':
      return fill(w.denied, { documents: ground.documents.join(', '), approved: dayText(ground.approvedOn, locale), day: dayText(ground.on, locale) }); // prettier-ignore
    case 'said_paid':
      return fill(w.saidPaid, { day: dayText(ground.on, locale) });
    case 'silence':
      return fill(w.silence, { n: numberText(ground.demands, locale), day: dayText(ground.since, locale) });
    case 'returned':
      return countText(w.returned, ground.messages, locale);
  }
}
