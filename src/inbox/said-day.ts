import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfMonth,
  isWeekend,
  partsOf,
  weekday,
  type Day,
} from '../kernel/day';
import { LEADING, MONTH, MONTHS, NUMBER, NUMBERS, UNIT, WEEKDAY, WEEKDAYS } from './said-day-words';

/**
 * The days that a text speaks of, worked out from the day on which it was written: `15 May`, `next Friday`, `end of the month`, `in ten days`.
 * A year that is not said is the one that brings the day nearest. Where people differ about what a day is (`03/04` in English), it is none.
 */
export interface SaidDay {
  /** null: a day is spoken of, and nobody can be sure which. */
  readonly on: Day | null;
  /** The first of two between which something is to be; `on` is the second. */
  readonly isRange: boolean;
  /** Its place in the text. */
  readonly from: number;
  readonly to: number;
}

export interface DayContext {
  readonly today: Day;
  /** Of what is spoken: a bare `Friday` is the last one or the next one. */
  readonly direction: 'ahead' | 'back';
  readonly language: string;
}

type Found = Day | null | undefined;
interface Rule {
  readonly pattern: RegExp;
  readonly day: (found: readonly string[], context: DayContext) => Found;
  readonly isRange?: true;
}

/** In the order in which they stand in a folded text. */
export function daysIn(text: string, context: DayContext): SaidDay[] {
  const found: SaidDay[] = [];
  for (const { pattern, day, isRange } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const on = day([...match].map((group: string | undefined) => group ?? ''), context); // prettier-ignore
      if (on !== undefined) found.push({ on, isRange: isRange === true, from, to });
    }
  }
  return withoutNames(
    found.sort((a, b) => a.from - b.from),
    text,
  );
}

/** `Monday, 30 March` is one day: the date. */
function withoutNames(days: readonly SaidDay[], text: string): SaidDay[] {
  return days.filter((one, at) => {
    const next = days[at + 1];
    const isName = NAME.test(text.slice(one.from, one.to));
    return !(isName && next !== undefined && /^[,.]? ?(?:the |den |dem |le |el |de |am |on |der )?$/.test(text.slice(one.to, next.from)) && /\d/.test(text.slice(next.from, next.to))); // prettier-ignore
  });
}

const NAME = new RegExp(`${WEEKDAY}$`);

const rule = (pattern: string, day: Rule['day']): Rule => ({ pattern: bordered(pattern), day });
const bordered = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d/.-])(?:${pattern})(?![\\p{L}\\d])`, 'gu');

/** The year that is said, or the one that brings the day nearest to today. */
function inYear(date: string, month: number, year: string, { today }: DayContext): Day | undefined {
  if (year !== '') return dayOf(Number(year) + (year.length === 2 ? 2000 : 0), month, Number(date));
  const [now] = partsOf(today);
  const near = [now - 1, now, now + 1].flatMap((one) => dayOf(one, month, Number(date)) ?? []);
  return near.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

const monthOf = (word: string): number => MONTHS[word] ?? 0;

/** Day first, except where Americans write in the same language: then only what can be read in one way. */
function numeric(date: string, month: string, year: string, context: DayContext): Found {
  const [first, second] = [Number(date), Number(month)];
  if (context.language !== 'en' || first === second) return inYear(date, second, year, context);
  if (first > 12) return inYear(date, second, year, context);
  return second > 12 ? inYear(month, first, year, context) : first >= 1 && second >= 1 ? null : undefined;
}

/** So many weeks from this one: 0 the next or last of that name. */
function onWeekday(name: string, { today, direction }: DayContext, week?: 'next' | 'last'): Day {
  const wanted = WEEKDAYS[name] ?? 1;
  if (week === 'next') return addDays(today, 7 - weekday(today) + wanted);
  const ahead = (wanted - weekday(today) + 7) % 7 || 7;
  return week === 'last' || direction === 'back' || isOver(name)
    ? addDays(today, ahead - 7 || -7)
    : addDays(today, ahead);
}

const isOver = (name: string): boolean => name.endsWith('dags');

/** The nearest such date of a month, before or after. */
function dateOnly(date: string, { today, direction }: DayContext): Day | undefined {
  const wanted = Number(date);
  const [, , now] = partsOf(today);
  if (wanted < 1 || wanted > 31) return undefined;
  const months = direction === 'ahead' ? (wanted >= now ? 0 : 1) : wanted <= now ? 0 : -1;
  const [year, month] = partsOf(addMonths(`${today.slice(0, 8)}01` as Day, months));
  return dayOf(year, month, wanted);
}

function stepped(number: string, unit: string, { today }: DayContext, sign: 1 | -1): Found {
  const count = NUMBERS[number] ?? Number(number);
  if (!Number.isInteger(count) || count > 400) return null;
  if (/^(working|business|bank|werk|arbeit|arbets|jours? ouvr|dias? (habil|labor))/.test(unit))
    return workdays(today, count * sign);
  if (/^(week|woche|semaine|veck|weke|semana|settiman)/.test(unit)) return addDays(today, 7 * count * sign);
  if (/^(month|monat|mois|manad|maand|mes)/.test(unit)) return addMonths(today, Math.min(count, 60) * sign);
  return addDays(today, count * sign);
}

/** Days without weekends; holidays are not looked at. */
function workdays(from: Day, count: number): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, Math.sign(count));
    if (!isWeekend(day)) left--;
  }
  return day;
}

const fridayOf = (today: Day, weeks: number): Day => addDays(today, 5 - weekday(today) + 7 * weeks);
const endOf = (month: string, year: string, context: DayContext): Found => {
  const first = inYear('1', monthOf(month), year, context);
  return first && endOfMonth(first);
};

const YEAR = '(?:,? (?:de |del |av )?(\\d{4})(?!\\d))?';
const ORDINAL = '(?:st|nd|rd|th|er|ere|:?e|:a|ste|de|\\.|º|ª)?';
const DATE = `(\\d{1,2})${ORDINAL}`;
const OF = ' ?(?:of |de |den |du |di )?';
const TO =
  ' ?(?:-|–|or|and|to|until|bis|oder|und|ou|et|au|eller|och|till|of|en|tot|t/m|o|y|al|a)(?: zum| den| de| el| le)? ?';
const NEXT_WEEK =
  '(?:next week|nachste[rn]? woche|kommende[rn]? woche|la semaine prochaine|semaine prochaine|nasta vecka|volgende week|la proxima semana|la semana que viene|proxima semana)';
const COMING =
  '(?:this|coming|this coming|the coming|diesen|kommenden|nachsten|ce|denna|nu pa|nu|komende|aanstaande|eerstvolgende|deze|este|proximo|el proximo|el)';
const LAST =
  '(?:last|this past|past|letzten|letzter|vergangenen|vorigen|forra|afgelopen|vorige|verleden|el pasado|pasado)';
const NO_UNIT = '(?! ?(?:%|€|\\$|£|eur|euro|chf|sek|kr|kronor|franc|jours|tage|days|dagar|dagen|dias|stuck|[.,:/]\\d))';

const RULES: readonly Rule[] = [
  rule('(\\d{4})-(\\d{1,2})-(\\d{1,2})', ([, year, month, date]) => dayOf(Number(year), Number(month), Number(date))),
  rule('(\\d{1,2})[./-] ?(\\d{1,2})[./-] ?(\\d{4}|\\d{2})', ([, date = '', month = '', year = ''], c) => numeric(date, month, year, c)),
  { ...rule(`${DATE}(?: ?${MONTH})?\\.?${YEAR}${TO}${DATE}${OF}${MONTH}\\.?${YEAR}`, (m, c) => inYear(m[4] ?? '', monthOf(m[5] ?? ''), m[6] ?? '', c)), isRange: true },
  { ...rule(`(?:(\\d{1,2})\\.(\\d{1,2})\\.?(\\d{4})?)${TO}(\\d{1,2})\\.(\\d{1,2})\\.?(\\d{4})?`, (m, c) => inYear(m[4] ?? '', Number(m[5]), m[6] ?? '', c)), isRange: true },
  rule(`${DATE}${OF}${MONTH}\\.?${YEAR}`, ([, date = '', month = '', year = ''], c) => inYear(date, monthOf(month), year, c)),
  rule(`${MONTH}\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${YEAR}${NO_UNIT}`, ([, month = '', date = '', year = ''], c) => c.language === 'en' ? inYear(date, monthOf(month), year, c) : undefined),
  rule(`${LEADING} (?:dem |${WEEKDAY},? (?:den |dem |le |the )?)?(\\d{1,2})[./-](\\d{1,2})\\.?${NO_UNIT}(?![/-])`, ([, , date = '', month = ''], c) => numeric(date, month, '', c)),
  rule(`(\\d{1,2})\\.(\\d{1,2})\\.`, ([, date = '', month = ''], c) => c.language === 'de' ? inYear(date, Number(month), '', c) : undefined),
  rule("day after tomorrow|ubermorgen|apres-demain|i ?overmorgon|overmorgen|pasado manana", (_, c) => addDays(c.today, 2)),
  rule("day before yesterday|vorgestern|avant-hier|i ?forrgar|eergisteren|anteayer|antes de ayer", (_, c) => addDays(c.today, -2)),
  rule("(?<!guten )(?<!goeden )(?<!la )(?<!esta )(?:tomorrow|morgen|demain|i ?morgon|manana|domani)", (_, c) => addDays(c.today, 1)),
  rule("yesterday|gestern|i ?gar|gisteren|ayer|ieri", (_, c) => addDays(c.today, -1)),
  rule("hier", (_, c) => c.language === 'fr' ? addDays(c.today, -1) : undefined),
  rule("today|heute|aujourd'hui|i ?dag|vandaag|hoy|oggi|this (?:morning|afternoon)|ce matin|cet apres-midi|i ?morse|vanmorgen|vanmiddag|esta (?:manana|tarde)", (_, c) => c.today),
  rule(`${NEXT_WEEK} (?:on |am |op |pa |el )?${WEEKDAY}|${WEEKDAY} (?:of |in |de |der )?${NEXT_WEEK}`, ([, first = '', second = ''], c) => onWeekday(first || second, c, 'next')),
  rule(`(?:next|nasta|volgende) ${WEEKDAY}`, ([, name = ''], c) => onWeekday(name, c, 'next')),
  rule(`${LAST} ${WEEKDAY}|${WEEKDAY} (?:dernier|passe|pasado)`, ([, first = '', second = ''], c) => onWeekday(first || second, c, 'last')),
  rule(`(?:${COMING} )?${WEEKDAY}(?: prochain| proximo| que viene| qui vient)?`, ([, name = ''], c) => onWeekday(name, c)),
  rule(`(?:end of|ende|fin|la fin de|slutet av|slutet pa|eind|einde|einde van|eind van|finales de|final de|fines de) ${NEXT_WEEK}|${NEXT_WEEK}`, (_, c) => fridayOf(c.today, 1)),
  rule("(?:the )?end of (?:the|this) week|this week|ende (?:der|dieser) woche|diese woche|wochenende|(?:la )?fin de (?:la |cette )?semaine|cette semaine|slutet (?:av|pa) veckan|den har veckan|denna vecka|veckoslutet|eind(?:e)? van (?:de|deze) week|deze week|(?:a )?finales de (?:esta |la )?semana|fin de semana|esta semana", (_, c) => fridayOf(c.today, 0)),
  rule(`(?:(?:the )?end of|ende|fin(?: de)?|la fin(?: de)?|slutet (?:av|pa)|einde?(?: van)?|finales de|final de|fines de)(?: the| des| du| le| de| del)? (?:next month|nachsten monats|kommenden monats|mois prochain|nasta manad|volgende maand|proximo mes|mes que viene)|next month|nachsten monat|kommenden monat|le mois prochain|nasta manad|volgende maand|el (?:proximo mes|mes que viene)`, (_, c) => endOfMonth(addMonths(c.today, 1))),
  rule("(?:the )?end of (?:the |this )?month|month[- ]?end|this month|monatsende|ende (?:des|dieses) monats|monatsultimo|ultimo|diesen monat|(?:la )?fin (?:de |du )(?:ce )?mois|ce mois(?:-ci)?|slutet (?:av|pa) (?:den har )?manaden|manadsskiftet|manadsslutet|den har manaden|denna manad|einde? (?:van )?(?:de(?:ze)? )?maand|deze maand|(?:a )?(?:fin|final|finales|fines) de (?:este )?mes|este mes", (_, c) => endOfMonth(c.today)),
  rule(`(?:the )?(?:mid|mid-|middle of|mitte|mi|mi-|mitten av|half|medio|mediados de) ?-?${MONTH}`, ([, month = ''], c) => inYear('15', monthOf(month), '', c)),
  rule(`(?:early|beginning of|start of|anfang|debut|borjan av|begin|principios de|comienzos de|ende? marz\\/anfang) ${MONTH}`, () => null),
  rule(`(?:in|im|en|i|during|courant|au mois de|under|within|innerhalb|(?:the )?end of|ende|(?:a |la )?fin(?: de)?|slutet av|eind(?:e)?(?: van)?|(?:a )?finales de|final de|fines de) ${MONTH}${YEAR}`, ([, month = '', year = ''], c) => endOf(month, year, c)),
  rule(`(?:in|within|innerhalb(?: von| der nachsten)?|binnen|dans(?: les)?|sous|d'ici|om|inom|over|en|dentro de|en un plazo de|tra|entro) (?:the next |les |de |den nachsten |cirka |ca |about |environ )?${NUMBER} ${UNIT}(?! ago| sedan| geleden)`, ([, number = '', unit = ''], c) => stepped(number, unit, c, 1)),
  rule(`(?:vor|il y a|for|hace) ${NUMBER} ${UNIT}(?: sedan)?`, ([all = '', number = '', unit = ''], c) => /^for/.test(all) && !/sedan$/.test(all) ? undefined : stepped(number, unit, c, -1)),
  rule(`${NUMBER} ${UNIT} (?:ago|geleden|fa)`, ([, number = '', unit = ''], c) => stepped(number, unit, c, -1)),
  rule(`(?:the|am|zum|bis zum|le|du|au|den|el|el dia|de|op de|dia|il) (\\d{1,2})${ORDINAL}(?: ?(?:of (?:this|the) month|du mois|de este mes))?${NO_UNIT}`, ([all = '', date = ''], c) => isDateAlone(all, c.language) ? dateOnly(date, c) : undefined),
]; // prettier-ignore

/** `the 15` and `de 15` are any number: a date has its mark there. */
const isDateAlone = (said: string, language: string): boolean =>
  !/^(the|de|op de) \d+$/.test(said) && (language === 'de' ? /\d\.$/.test(said) : true);
