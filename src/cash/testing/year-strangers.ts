import { addDays, isWeekend, type Day } from '../../kernel/day';
import type { Dice } from './year-dice';
import type { Debtor } from './year-ledger';
import { COUNTRIES, newName } from './year-names';
import { NOISE, table } from './year-noise';
import { FIRST_DAY, type YearItem } from './year-nouns';
import { newIban } from './year-references';

/** Money that comes in and is no customer's payment; some of it names a number that looks like ours, or has an open amount. */
export interface Strange {
  readonly on: Day;
  readonly amountMinor: number;
  readonly name: string | null;
  readonly iban: string | null;
  readonly text: string;
  readonly word: string;
}

export interface Around {
  readonly debtors: readonly Debtor[];
  readonly items: readonly YearItem[];
  readonly ibanOf: (debtor: Debtor) => string | null;
}

const HOUSE = ['NORDLICHT HANDEL SAS', 'Nordlicht Handel', 'NORDLICHT HANDEL SAS Konto 2'];

export function strangers(count: number, around: Around, dice: Dice): Strange[] {
  const suppliers = Array.from({ length: 60 }, () => {
    const country = dice.pick(['FR', 'DE', 'BE', 'NL']);
    return { name: newName(country, dice).name, iban: newIban(country, dice) };
  });
  const own = newIban('FR', dice);
  const someDay = (): Day => {
    const on = addDays(FIRST_DAY, dice.below(363));
    return isWeekend(on) ? addDays(on, 2) : on;
  };
  return Array.from({ length: count }, () => stranger({ around, suppliers, own, on: someDay() }, dice)).filter(
    ({ on }) => on <= '2026-12-31',
  );
}

interface Scene {
  readonly around: Around;
  readonly suppliers: readonly { readonly name: string; readonly iban: string }[];
  readonly own: string;
  readonly on: Day;
}

function stranger({ around, suppliers, own, on }: Scene, dice: Dice): Strange {
  const word = dice.weigh(table(NOISE.strange));
  const supplier = dice.pick(suppliers);
  const item = openAbout(around.items, on, dice);
  const sum = Math.max(500, Math.round(30_000 * Math.exp(dice.normal())));
  const made = (text: string, rest: Partial<Strange> = {}): Strange => ({
    on,
    amountMinor: sum,
    ...supplier,
    text,
    word,
    ...rest,
  });
  switch (word) {
    case 'refund by a supplier':
      return made(
        dice.pick([
          `Gutschrift ${dice.digits(7)}`,
          `AVOIR ${dice.from(2025, 2026)}${dice.digits(4)} VOTRE COMPTE ${dice.digits(6)}`,
          `Erstattung Rechnung ${dice.digits(8)}`,
          `CREDIT NOTE CN-${dice.digits(5)}`,
          `terugbetaling ${dice.digits(6)}`,
        ]),
      );
    case 'tax office':
      return made(
        dice.pick([
          `TVA REMB CREDIT 3519 ${dice.from(1, 12)}/2026`,
          `UST-VORANM 0${dice.from(1, 9)}/26 STNR ${dice.digits(3)}/${dice.digits(3)}/${dice.digits(5)}`,
          `REMBT IS 2025 ${dice.digits(10)}`,
        ]),
        { name: dice.pick(['DGFIP', 'Finanzamt Köln-Mitte', 'FOD FINANCIEN']), iban: null },
      );
    case 'insurance':
      return made(`${dice.pick(['Schaden-Nr', 'SINISTRE', 'Claim'])} 2026-${dice.digits(6)}`, {
        name: dice.pick(['AXA FRANCE IARD', 'Allianz Versicherungs-AG', 'HDI Global SE']),
      });
    case 'interest':
      return made(dice.pick(['ZINSEN', 'INTERETS CREDITEURS', 'Interest credit', 'Zins/Dividende']), {
        name: null,
        iban: null,
        amountMinor: dice.from(12, 9000),
      });
    case 'own transfer':
      return made(dice.pick(['UEBERTRAG', 'VIREMENT INTERNE', 'Umbuchung', 'CASH POOLING', 'ALIMENTATION COMPTE']), {
        name: dice.pick(HOUSE),
        iban: own,
        amountMinor: dice.from(5, 400) * 100_000,
      });
    case 'payment sent back':
      return made(
        dice.pick([
          'RETOURE AC04 Konto aufgeloest EREF ZLG-2026-0311',
          'RUECKUEBERWEISUNG IBAN FEHLERHAFT',
          `REJET VIREMENT ${dice.digits(7)} AC01`,
          'RETURNED PAYMENT SALARY',
        ]),
      );
    case 'loan or grant':
      return made(
        dice.pick([
          `Darlehen ${dice.digits(9)} Auszahlung`,
          'BPI FRANCE AIDE',
          `LOAN DRAWDOWN ${dice.digits(6)}`,
          'Fördermittel Zuwendungsbescheid 12/26',
        ]),
        { amountMinor: dice.from(10, 300) * 100_000 },
      );
    case 'rent or canteen':
      return made(
        dice.pick([`Miete ${dice.from(1, 12)}/2026 Stellplatz 4`, 'LOYER LOCAL 2', 'Kantine Juni', 'Vending']),
      );
    case 'refund that names our number':
      return made(
        dice.pick([
          `Gutschrift zu Rechnung ${item.document}`,
          `Erstattung ${item.document}`,
          `AVOIR ${item.document}`,
          `Ihre Bestellung ${item.document.replace(/^[A-Z]+-?/, '')}`,
        ]),
      );
    case 'refund of an open amount':
      return made(dice.pick(['Erstattung', `Gutschrift ${dice.digits(6)}`, 'REMBOURSEMENT']), {
        amountMinor: Math.max(100, item.amountMinor),
      });
    case 'refund by a customer': {
      const debtor = dice.pick(around.debtors.filter(({ country }) => COUNTRIES[country]!.currency === 'EUR'));
      return made(
        dice.pick([
          `Rückzahlung Ihre Überzahlung Kreditor 70${dice.digits(3)}`,
          `Remboursement trop perçu fournisseur ${dice.digits(5)}`,
          `Erstattung Doppelzahlung Beleg ${dice.digits(8)}`,
        ]),
        { name: debtor.name, iban: around.ibanOf(debtor) },
      );
    }
  }
}

function openAbout(items: readonly YearItem[], on: Day, dice: Dice): YearItem {
  for (let times = 0; times < 60; times++) {
    const item = dice.pick(items);
    if (item.currency === 'EUR' && item.type === 'invoice' && item.issuedOn < on && item.dueOn > addDays(on, -20))
      return item;
  }
  return items.find(({ currency, type }) => currency === 'EUR' && type === 'invoice')!;
}
