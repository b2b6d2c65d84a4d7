import type { Visit } from '../companies/visit.pages';
import { groundsOf } from '../dossier/grounds';
import { groundTold } from '../dossier/grounds-told';
import { DAY, particularsIn } from '../dossier/particulars';
import type { ReadinessLine } from '../dossier/readiness-line';
import { GROUNDS_WORDS } from '../languages/grounds-words';
import { READINESS_WORDS } from '../languages/readiness-words';
import { refusalText } from '../languages/refusal';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';

/** Readiness as traffic lights: what stops first, what may be accepted after it, what is in order as one number. */
export interface LightsBlanks {
  readonly lights: readonly unknown[];
  readonly ok: string;
  readonly stops: boolean;
}

/** More are in the sentence. */
const MOST_LINKS = 8;

/** `customerId` is sealed. */
export function lightsOf(
  visit: Visit,
  w: RecoveryWords,
  customerId: string,
  lines: readonly ReadinessLine[],
): LightsBlanks {
  const words: Readonly<Record<string, readonly [string, string]>> = inLanguage(READINESS_WORDS, visit.language);
  const open = lines.filter(({ level }) => level !== 'ok');
  const right = lines.length - open.length;
  const height = (line: ReadinessLine): number => (line.stop ? 0 : line.level === 'missing' ? 1 : 2);
  const lights = [...open]
    .sort((a, b) => height(a) - height(b))
    .map((line) => {
      const text = sentenceOf(line, words[line.item]?.[1], visit);
      const mend = mendAt(visit, customerId, line.item);
      return {
        light: line.stop ? 'stop' : line.level,
        level: w.level[line.stop ? 'stop' : line.level],
        text,
        mend,
        about: (line.about ?? []).slice(0, MOST_LINKS).map((document) => ({
          label: document,
          href: visit.at.under('/items', { q: document }),
        })),
      };
    });
  return {
    lights,
    ok: right === 0 ? '' : countText(w.wizard.ok, right, visit.locale),
    stops: lines.some(({ stop }) => stop),
  };
}

/** What speaks for handing it over, as sentences. */
export function groundsFor(visit: Visit, claim: Parameters<typeof groundsOf>[0] & { readonly currency: string }) {
  const grounds = groundsOf(claim).map((one) => groundTold(one, visit, claim.currency));
  return { grounds, nothing: grounds.length === 0 ? inLanguage(GROUNDS_WORDS, visit.language).none : '' };
}

/** In the reader's words with the particulars; a question nobody put into words yet says it as it was found. */
function sentenceOf({ text }: ReadinessLine, words: string | undefined, reader: Visit): string {
  if (words === undefined) return text;
  const which = refusalText(particularsIn(text), reader).replace(DAY, (day) => dayText(day, reader.locale));
  return which === '' ? words.replace(/\s*[:;]? ?\{which\}/, '') : fill(words, { which });
}

type Place =
  'settings' | 'bank' | 'test' | 'customer' | 'imports' | 'disputes' | 'recovery' | 'runs' | 'options' | 'items';

const PLACES: Readonly<Record<string, Place>> = {
  'creditor-name': 'settings', 'creditor-address': 'settings', 'creditor-account': 'bank', law: 'customer',
  sent: 'test', ledger: 'imports', interest: 'options', overdue: 'items', age: 'items', disputes: 'disputes',
  'with-partner': 'recovery', exhausted: 'runs',
}; // prettier-ignore

/**
 * Where it is mended: mostly at the customer. What is typed in the wizard is there again on the way back; the settings lead
 * back by themselves. Empty where the person may not go there.
 */
function mendAt({ at, may, asked }: Visit, customerId: string, item: string): string {
  const place = PLACES[item] ?? 'customer';
  if (place === 'settings' || place === 'bank' || place === 'test') {
    const page = place === 'settings' ? '/settings' : `/settings/${place}`;
    return may('approve') ? at.under(page, { back: asked.url }) : '';
  }
  if (place === 'options' || place === 'items') return `#${place}`;
  return place === 'customer' ? at.customer(customerId) : at[place];
}
