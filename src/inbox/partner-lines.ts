import { PARTNERS_OUTCOMES } from '../cases/case';
import { CALL_ENDS, VISIT_ENDS, type Report } from '../cases/report';
import { dayFrom, type Day } from '../kernel/day';
import { fromTyped } from '../kernel/money';
import { MAIL_LINES_WORDS } from '../languages/mail-lines-words';
import { LANGUAGES, type Language } from '../languages/said';

/**
 * Lines of a partner's mail that say something in the form that our mails end with: `PAID 1200.00 2026-03-02`. Each is a proposal for a
 * person to confirm; what is not read with certainty, and what was only quoted, is none.
 */
export interface PartnerLine {
  /** As it stands there. */
  readonly line: string;
  readonly report: Report;
}

const MOST_LINES = 20;
const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', sv: 'sv-SE' };

export function partnerLines(text: string, { today, currency }: { readonly today: Day; readonly currency: string }): readonly PartnerLine[] {
  const lines = text.slice(0, 60_000).split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim()); // prettier-ignore
  const found: PartnerLine[] = [];
  for (const line of lines) {
    if (line.length > 200 || found.length >= MOST_LINES) continue;
    const report = reportIn(line, today, currency);
    if (report !== undefined && !found.some((one) => one.line === line)) found.push({ line, report });
  }
  return found;
} // prettier-ignore

function reportIn(line: string, today: Day, currency: string): Report | undefined {
  const [word = '', ...rest] = line.split(' ');
  for (const language of LANGUAGES) {
    for (const [kind, begins] of Object.entries(MAIL_LINES_WORDS[language].words)) {
      if (folded(word) !== folded(begins)) continue;
      const report = readers[kind as Report['kind']](rest, { today, currency, language });
      if (report !== undefined) return report;
    }
  }
  return undefined;
}

interface With {
  readonly today: Day;
  readonly currency: string;
  readonly language: Language;
}

const readers: Readonly<Record<Report['kind'], (rest: readonly string[], given: With) => Report | undefined>> = {
  received: (rest) =>
    rest.length === 0 ? { kind: 'received' } : rest.length <= 3 ? { kind: 'received', ref: rest.join(' ').slice(0, 100) } : undefined, // prettier-ignore
  called: ([on = '', ...rest], { today }) => {
    const onDay = pastDay(on, today);
    const reached = meantBy(rest, CALL_ENDS, REACHED);
    return onDay === undefined || reached === undefined ? undefined : { kind: 'called', onDay, reached };
  },
  visited: ([on = '', ...rest], { today }) => {
    const onDay = pastDay(on, today);
    const reached = meantBy(rest, VISIT_ENDS, REACHED);
    return onDay === undefined || reached === undefined ? undefined : { kind: 'visited', onDay, reached };
  },
  paid: (rest, { today, currency, language }) => {
    const paidOn = pastDay(rest.at(-1) ?? '', today);
    const amount = rest.slice(0, -1).filter((one) => one.toUpperCase() !== currency && one !== '€').join(' '); // prettier-ignore
    const amountMinor = fromTyped(amount, currency, LOCALE[language]);
    return paidOn === undefined || amountMinor === undefined || amountMinor <= 0 ? undefined : { kind: 'paid', amountMinor, paidOn };
  },
  closed: (rest) => {
    const outcome = meantBy(rest, PARTNERS_OUTCOMES, OUTCOME);
    return outcome === undefined ? undefined : { kind: 'closed', outcome };
  },
}; // prettier-ignore

/** Day first with dots or strokes, or the year first: nothing that may be read two ways. */
function pastDay(text: string, today: Day): Day | undefined {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const day = dayFrom(y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return day === undefined || day > today ? undefined : day;
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}.:,;!]/gu, '')
    .toLowerCase()
    .replace(/[_-]/g, ' ');

/** What people write for a code, beside the code itself. */
type Meant = Readonly<Record<string, readonly string[]>>;

const REACHED: Meant = {
  reached: ['reached', 'joint', 'erreicht', 'nadd'],
  no_answer: ['no answer', 'sans reponse', 'nicht erreicht', 'inget svar'],
  wrong_number: ['wrong number', 'faux numero', 'falsche nummer', 'fel nummer'],
  met: ['met', 'rencontre', 'angetroffen', 'traffad'],
  absent: ['absent', 'personne', 'niemand', 'ingen'],
  moved: ['moved', 'parti', 'verzogen', 'flyttat'],
};

const OUTCOME: Meant = {
  paid: ['paid', 'paye', 'bezahlt', 'betalt'],
  partly_paid: ['partly paid', 'paye en partie', 'teilweise bezahlt', 'delvis betalt'],
  settled: ['settled', 'transige', 'verglichen', 'forlikt'],
  insolvent: ['insolvent', 'insolvable', 'konkurs'],
  returned: ['returned', 'retourne', 'zuruckgegeben', 'aterlamnat'],
  uncollectable: ['uncollectable', 'irrecouvrable', 'uneinbringlich', 'oindrivbart'],
};

function meantBy<Code extends string>(rest: readonly string[], codes: readonly Code[], meant: Meant): Code | undefined {
  const said = folded(rest.join(' ')).trim();
  return codes.find((code) => said === folded(code) || (meant[code] ?? []).includes(said));
}
