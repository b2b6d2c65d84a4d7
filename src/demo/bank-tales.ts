import { calendarOf, rollForward } from '../kernel/calendar';
import { assert } from '../kernel/assert';
import { addDays, day, type Day } from '../kernel/day';
import type { BankEntry } from './bank-entry';
import { ADVISED, type Advised } from './bank-advices';
import { DISCOUNT, DISCOUNTED, discountOf } from './discount';
import type { World } from './world';

/**
 * What does not go as usual at the bank: money that nobody knows, that is no customer's, that comes twice, short or back, for two customers
 * at once, less a discount or what an advice says. The last days of it are left to who visits.
 */
export function talesOf(world: World, entries: readonly BankEntry[]): BankEntry[] {
  const changed = world.firm.code === 'lumen' ? lumen(entries) : nordlicht(world, entries);
  const advised = ADVISED.filter((one) => one.firm === world.firm.code).reduce(paidAsAdvised, changed);
  return [...advised, ...(STRANGERS[world.firm.code] ?? [])];
}

const own = { endToEnd: 'own', returned: null, code: null, pays: [] } as const;

const stranger = (
  on: string,
  minor: number,
  [name, text]: readonly [string, string],
  decides: BankEntry['decides'] = 'visitor',
): BankEntry => ({ ...own, on: day(on), currency: 'EUR', minor, name, iban: null, text, decides });

const STRANGERS: Readonly<Record<string, readonly BankEntry[]>> = {
  lumen: [
    stranger('2026-01-12', 312_50, ['ASSURANCES TRANSALPINES', 'INDEMNITE SINISTRE 2025 0913'], {
      aside: 'Indemnité d’assurance, dégât des eaux',
    }),
    stranger('2026-04-09', 96_40, ['GARAGE DES ALPILLES', 'AVOIR TROP PERCU'], {
      aside: 'Avoir de notre garage, un fournisseur',
    }),
    // What a partner collected of a debtor, less its commission.
    stranger('2026-05-28', 1_320_00, ['AGENCE DE RECOUVREMENT DELMAS', 'D-2026-05 LIBRAIRIE QUINTORNE']),
    stranger('2026-06-26', 1_284_00, ['DGFIP', 'REMBOURSEMENT CREDIT TVA T1 2026']),
    stranger('2026-06-29', 486_20, ['M DUVALIER KARIM', 'VIR INSTANTANE MERCI']),
  ],
  nordlicht: [
    stranger('2026-01-14', 2_310_00, ['Finanzamt Kiel-Nord', 'USt-Erstattung 12/2025'], {
      aside: 'Umsatzsteuer-Erstattung',
    }),
    stranger('2026-06-26', 750_00, ['Hausverwaltung Lindenhof', 'Miete Stellplatz Juni']),
    stranger('2026-06-29', 18_900_00, ['Sondermaschinen Voss KG', 'Anzahlung Angebot 2026-88']),
  ],
};

function lumen(entries: readonly BankEntry[]): BankEntry[] {
  const back = entries.find(({ on, pays, currency }) => on >= '2026-01-08' && pays.length === 1 && currency === 'EUR');
  const twice = paying(entries, 'FA-2026-0286');
  const small = paying(entries, 'FA-2026-0313');
  assert(back, 'nothing is paid in January');
  const all: BankEntry[] = [
    ...together(entries, ['FA-2026-0174', 'FA-2026-0254'], {
      ...{ name: 'GROUPE RIVAUDE SANTE', text: 'REGLEMENT CLINIQUES 174 ET 254', iban: 'FR9800000000000000000009001' },
    }),
    // The account was closed; the customer pays again a fortnight later.
    went(back, workday(addDays(back.on, 4)), { returned: 'AC04', endToEnd: back.endToEnd }),
    { ...back, on: workday(addDays(back.on, 18)), text: `${back.text} BIS`, endToEnd: 'own', paysAgain: true },
    { ...twice, on: day('2026-06-26'), decides: 'visitor', endToEnd: 'own', text: `${twice.text} RELEVE JUIN` },
    went(small, day('2026-06-26'), { returned: 'MS03', endToEnd: null }),
    rest(entries, 'FA-2025-0751', { on: day('2026-02-17'), minor: 85_00, text: 'SOLDE FACTURE FA-2025-0751' }),
  ];
  return all.map((entry) => more(entry, 'FA-2026-0299', 96_00));
}

/** What was kept back comes after all. */
function rest(entries: readonly BankEntry[], document: string, paid: Pick<BankEntry, 'on' | 'minor' | 'text'>): BankEntry {
  return { ...paying(entries, document), ...paid, endToEnd: 'own', pays: [{ document, minor: paid.minor }] };
} // prettier-ignore

/** More than is owed, as if there were another delivery. */
const more = (entry: BankEntry, document: string, overMinor: number): BankEntry =>
  entry.pays.length === 1 && entry.pays[0]?.document === document && entry.minor > 0
    ? { ...entry, minor: entry.minor + overMinor }
    : entry;

const workday = (on: Day): Day => rollForward(calendarOf('FR'), on);

/** The bank takes it back; where it does not call it by name, a person says which it was. */
const went = (entry: BankEntry, on: Day, how: Pick<BankEntry, 'returned' | 'endToEnd'>): BankEntry => ({
  ...{ ...entry, on, minor: -entry.minor, text: 'ANNULATION VIREMENT RECU', pays: [], decides: 'visitor' },
  ...how,
});

function nordlicht(world: World, entries: readonly BankEntry[]): BankEntry[] {
  const restOfRolls = { on: day('2026-02-19'), minor: 240_00, text: 'Restzahlung RE-2025-0697' };
  return [...entries, rest(entries, 'RE-2025-0697', restOfRolls)].map((entry) => {
    if (entry.code === DISCOUNTED) return lessDiscount(world, entry);
    const [first] = entry.pays;
    if (first?.document === 'RE-2026-0293') return { ...entry, minor: entry.minor - 15_00 };
    if (first?.document === 'RE-2026-0319') return { ...entry, text: 'Rechnung RE-2026-0391', name: 'WETTERKREUZ GRUPPE', iban: null }; // prettier-ignore
    return more(entry, 'RE-2026-0354', 118_00);
  });
}

function lessDiscount({ sales }: World, entry: BankEntry): BankEntry {
  const [only, second] = entry.pays;
  const sale = sales.find(({ document }) => document === only?.document);
  if (!only || second || !sale || sale.issuedOn < '2026-01-01' || only.minor !== sale.grossMinor) return entry;
  const minor = sale.grossMinor - discountOf(sale.grossMinor);
  const late = entry.on >= '2026-06-15';
  const on = late ? entry.on : rollForward(calendarOf('DE'), addDays(sale.issuedOn, DISCOUNT.days - 2));
  return { ...entry, minor, on, text: `${entry.text} abzgl. 2% Skonto`, pays: [{ ...only, minor }], ...(late ? { decides: 'visitor' } : {}) }; // prettier-ignore
}

/** What several pay is one transfer of somebody who pays for them. */
function together(
  entries: readonly BankEntry[],
  documents: readonly string[],
  as: Pick<BankEntry, 'name' | 'text' | 'iban'>,
): BankEntry[] {
  const joined = documents.map((document) => paying(entries, document));
  const [first] = joined;
  assert(first, 'nobody pays');
  const minor = joined.reduce((sum, one) => sum + one.minor, 0);
  return [
    ...entries.filter((one) => !joined.includes(one)),
    { ...first, ...as, minor, code: null, pays: joined.flatMap((one) => one.pays), decides: 'visitor' },
  ];
}

/** As the advice of the customer says: less what is kept back. */
function paidAsAdvised(entries: BankEntry[], { document, keptMinor, reference }: Advised): BankEntry[] {
  const paid = paying(entries, document);
  const pays = paid.pays.map((one) => (one.document === document ? { ...one, minor: one.minor - keptMinor } : one));
  const changed = { ...paid, minor: paid.minor - keptMinor, pays, text: reference };
  return entries.map((one) => (one === paid ? changed : one));
}

function paying(entries: readonly BankEntry[], document: string): BankEntry {
  const found = entries.find((one) => one.minor > 0 && one.pays.some((part) => part.document === document));
  assert(found, `nobody pays ${document} by the bank`);
  return found;
}
