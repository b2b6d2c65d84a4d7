import type { Day } from '../kernel/day';
import type { Hit, Kind, Known } from './reading-hits';
import { amountsIn } from './said-amount';
import { daysIn, type SaidDay } from './said-day';
import { documentsIn } from './said-documents';
import { instalmentsIn } from './said-instalments';

/** The day, the amount and the documents that stand with what a sentence says. */
export interface Facts {
  readonly kind: Kind;
  readonly on?: Day;
  readonly amountMinor?: number;
  readonly currency?: string;
  /** Of instalments: in how many; how much each time; how much at once. */
  readonly count?: number;
  readonly eachMinor?: number;
  readonly downMinor?: number;
  readonly documents: readonly string[];
}

interface Segment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Of what else is said, no day and no amount matters. */
const DATED: ReadonlySet<Kind> = new Set(['paid', 'promise', 'instalments']);

/** Undefined where a promise turns out to be none. */
export function factsOf(hit: Hit, segment: Segment, known: Known): Facts | undefined {
  const said = segment.text.slice(segment.from, segment.to);
  const documents = documentsIn(said, known.index).map(({ document }) => document);
  if (!DATED.has(hit.kind)) return { kind: hit.kind, documents };
  const on = dayOf(hit, said, known);
  const sums = hit.kind === 'instalments' ? instalmentsIn(said, known.currencies) : amountOf(said, known);
  return { kind: hit.kind, ...(on === undefined ? {} : { on }), ...sums, documents };
}

/** The one day that is said, on the side of today where it must be. */
function dayOf({ kind }: Hit, said: string, { today, language }: Known): Day | undefined {
  const days = daysIn(said, { today, language, direction: kind === 'paid' ? 'back' : 'ahead' });
  const own = days.filter((day) => !isOfPaper(said, day));
  const [only, ...others] = own;
  if (only === undefined || others.some(({ on }) => on !== only.on) || only.isRange || only.on === null)
    return undefined;
  // "from April": a month is no day on which instalments begin
  if (kind === 'instalments' && !/\d/.test(said.slice(only.from, only.to))) return undefined;
  return (kind === 'paid' ? only.on <= today : only.on >= today) ? only.on : undefined;
}

/** "your invoice of 3 March", "due on 3 March": the day of a paper, not of its payment. */
const isOfPaper = (said: string, { from }: SaidDay): boolean => PAPER.test(said.slice(Math.max(0, from - 60), from));

const PAPER =
  /(?:(?:invoices?|reminders?|letter|e-?mails?|mail|statement|order|call|demand|notice|conversation|factures?|relances?|rappels?|courrier|courriel|lettre|appel|commande|rechnung(?:en)?|mahnung(?:en)?|schreiben|zahlungserinnerung|nachricht|telefonat|bestellung|brief|faktura(?:n)?|fakturor(?:na)?|paminnelse(?:n)?|brev(?:et)?|mejl(?:et)?|samtal(?:et)?|bestallning(?:en)?|factuur|facturen|herinnering|aanmaning|bericht|brief|gesprek|bestelling|facturas?|recordatorio|carta|correo|mensaje|llamada|pedido) (?:\S+ ){0,2}(?:of|dated|from|du|de|vom|von|av|fran|van|del|daterad|d\.d\.)|dated|date du|datee? du|datiert vom|daterad|gedateerd|de fecha|due(?: on| since)?|fallig(?: am| seit| zum)?|echue?s?(?: le| depuis)?|echeance(?: du| au)?|forfoll|forfallodag(?:en)?|forfallen|vervallen op|vervaldatum|vencida?(?: el)?|vencimiento(?: el)?)(?: the| den| le| el| dem| on| am)? $/;

/** The one amount that is said. */
function amountOf(said: string, { currencies }: Known): { amountMinor?: number; currency?: string } {
  const [only, ...others] = amountsIn(said, currencies);
  return only === undefined || others.length > 0 ? {} : { amountMinor: only.amountMinor, currency: only.currency };
}
