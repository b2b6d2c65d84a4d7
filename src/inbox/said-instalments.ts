import { amountsIn } from './said-amount';
import { NUMBER, NUMBERS } from './said-day-words';

/**
 * What a folded text says of instalments: in how many, how much each time, how much at once. What is said in two ways is left out: a
 * person reads the mail.
 */
export interface SaidInstalments {
  readonly count?: number;
  readonly eachMinor?: number;
  readonly downMinor?: number;
  readonly currency?: string;
}

const ALIKE =
  '(?:equal|gleichen?|egales?|egaux|lika stora|lika|gelijke|iguales|monthly|monatliche[nr]?|maandelijkse|mensuales) ';
const PARTS =
  'instal?lments?|parts?|payments?|(?:monats)?raten?|teilbetrage?n?|teilzahlungen|monatsbetrage?n?|fois|mensualites|echeances|versements|del(?:betalning|ar|betalningar)|avbetalningar|termijnen|delen|plazos|cuotas|pagos|mensualidades|months?|monate?n?|mois|manader|maanden|meses';
/** "Two or three": not said. */
const OR = '(?:(?<![\\p{L}])(?:or|to|ou|a|oder|bis|eller|till|of|tot|o) |[-–/] ?)';
const COUNTED = new RegExp(`(?<![\\p{L}\\d.,])(?<!${OR})${NUMBER} (?:${ALIKE})?(?:${PARTS})(?![\\p{L}])`, 'gu');

const EACH_MONTH =
  /\b(?:monthly|(?:a|per|each|every) month|monatlich\w*|pro monat|im monat|par mois|chaque mois|mensuels?|(?:per|i|varje) manad(?:en)?|(?:per|elke|iedere) maand|maandelijks|(?:al|por|cada) mes)\b/;
const THE_REST = /\b(?:the (?:rest|remainder|balance)|den rest|le (?:reste|solde)|resten|de rest|(?:el )?resto)\b/;

/** More than anybody agrees to. */
const MOST = 60;

export function instalmentsIn(text: string, currencies: readonly string[]): SaidInstalments {
  const said = [...text.matchAll(COUNTED)].map(([, number = '']) => NUMBERS[number] ?? Number(number));
  const counts = new Set(said.filter((n) => n !== 1)); // "a month" is no count
  const [count, other] = counts;
  const isSure = count !== undefined && other === undefined && count >= 2 && count <= MOST;
  const [amount, another] = amountsIn(text, currencies);
  const sum = amount === undefined || another !== undefined ? {} : meaning(amount, text, counts.size > 0);
  return { ...(isSure ? { count } : {}), ...sum };
}

function meaning(
  { amountMinor, currency }: { readonly amountMinor: number; readonly currency: string },
  text: string,
  counted: boolean,
): Omit<SaidInstalments, 'count'> {
  if (THE_REST.test(text)) return { downMinor: amountMinor, currency };
  return !counted && EACH_MONTH.test(text) ? { eachMinor: amountMinor, currency } : {};
}
