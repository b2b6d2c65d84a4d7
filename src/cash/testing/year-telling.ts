import type { Dice } from './year-dice';
import { NOISE, table } from './year-noise';
import type { YearItem } from './year-nouns';
import type { Paying } from './year-intention';
import { mistyped, printedOgm } from './year-references';
import { dayText, decoyed, type Told } from './year-decoys';

/** How a payer names what is paid, in the words of the country: right, otherwise, wrong or not at all. */
type Telling = keyof typeof NOISE.tellingWithReference | keyof typeof NOISE.tellingWithout;

const w = (text: string): readonly string[] => text.split('|');
const CALLED: Readonly<Record<string, readonly string[]>> = {
  FR: w('Facture |FACT |FACTURE N° |FA |Règlement facture |Fact. |RGLT |VIREMENT FACTURE |Votre facture |'),
  DE: w('Rechnung |Rechnung Nr. |Rg.Nr. |RE |Rg |Re-Nr. |RNr. |Rechnungsnr. |Ihre Rechnung |'),
  BE: w('Factuur |Facture |Fact nr |Betaling factuur |Fact. |'),
  CH: w('Rechnung |Rg. |Facture |Re Nr |Fattura |'),
  SE: w('Faktura |Fakturanr |Fakt nr |Betalning faktura |'),
  NL: w('Factuur |Factuurnr. |Fact.nr |FACTUURNUMMER |Betaling factuur |Fct |'),
  FI: w('Lasku |Laskunro |Maksu lasku |'),
  NO: w('Faktura |Fakturanr. |Betaling faktura |'),
  GB: w('INV |Invoice |Inv no |INVOICE NO |Payment inv |'),
  ES: w('Factura |FRA. |Fra |Pago factura |FRA N. |'),
};
const EMPTY: Readonly<Record<string, readonly string[]>> = {
  FR: w('|VIREMENT|Règlement|factures|paiement facture|VIR SEPA|merci'),
  DE: w('|Rechnung|Überweisung|Zahlung|Rechnungen|Danke|Begleichung Ihrer Rechnung'),
  BE: w('|betaling|paiement|factuur'),
  CH: w('|Zahlung|Vergütung|paiement'),
  SE: w('|Betalning|faktura'),
  NL: w('|betaling|factuur|zie bijlage'),
  FI: w('|maksu|lasku'),
  NO: w('|Betaling|faktura'),
  GB: w('|PAYMENT|BACS|Invoice|FASTER PAYMENT'),
  ES: w('|TRANSFERENCIA|PAGO|PAGO FACTURAS'),
};
const APART: Readonly<Record<string, string>> = {
  FR: 'selon avis du',
  DE: 'lt. Avis vom',
  NL: 'volgens specificatie',
  GB: 'PER REMITTANCE ADVICE',
  BE: 'cfr. mail',
};
const AND_MORE: Readonly<Record<string, string>> = {
  FR: 'ET AUTRES',
  DE: 'u.a.',
  NL: 'e.a.',
  GB: 'AND OTHERS',
  BE: 'e.a.',
};

export function told(of: Paying, older: readonly YearItem[], dice: Dice): Told {
  const made =
    of.items.length === 0
      ? unnamed(of, dice)
      : of.items.length === 1 || isOneDocument(of)
        ? one(of, older, dice)
        : many(of, dice);
  return decoyed(made, of, dice);
}

const isOneDocument = (of: Paying): boolean => new Set(of.items.map(({ document }) => document)).size === 1;
const called = (country: string, dice: Dice): string => dice.pick(CALLED[country] ?? CALLED['GB']!);
const empty = (country: string, dice: Dice): string => dice.pick(EMPTY[country] ?? EMPTY['GB']!);

function unnamed({ payer, noise }: Paying, dice: Dice): Told {
  const isEarly = noise.includes('before any invoice');
  const text = isEarly
    ? dice.pick([
        `Proforma ${dice.digits(4)}`,
        'Acompte commande',
        'Vorkasse',
        'Anzahlung lt. Angebot',
        `PO ${dice.digits(5)}`,
        'Advance payment',
        `Order confirmation ${dice.digits(6)}`,
        '',
      ])
    : dice.pick(['Acompte', 'Akonto', 'Teilzahlung', 'ON ACCOUNT', 'a conto', '', `Kd-Nr. ${payer.code}`]);
  return { reference: null, text, noise: ['nothing'] };
}

function one(of: Paying, older: readonly YearItem[], dice: Dice): Told {
  const item = of.items[0]!;
  const { payer } = of;
  const own = item.reference;
  const telling: Telling = dice.weigh<Telling>(
    table<Readonly<Partial<Record<Telling, number>>>>(own === null ? NOISE.tellingWithout : NOISE.tellingWithReference),
  );
  const words = (number: string): string => `${called(payer.country, dice)}${number}`;
  const plain = (text: string): Told => ({ reference: null, text, noise: [telling] });
  switch (telling) {
    case 'purchase order':
      return item.poNo ? plain(dice.pick([`PO ${item.poNo}`, `Bestellung ${item.poNo}`, item.poNo])) : { ...plain(empty(payer.country, dice)), noise: ['nothing'] }; // prettier-ignore
    case 'customer code':
      return plain(`${dice.pick(['Kd-Nr. ', 'CLIENT ', 'Kundnr ', 'customer ', ''])}${payer.code}`);
    case "payer's own voucher":
      return plain(dice.pick([`Beleg 51${dice.digits(8)}`, `/INV/19${dice.digits(8)}`, `ZLG ${dice.digits(6)}`, `VOUCHER ${dice.digits(7)}`, `REF 470${dice.digits(4)}`])); // prettier-ignore
    case 'nothing':
      return plain(empty(payer.country, dice));
    case 'number':
    case 'number without prefix':
    case 'number without zeros':
    case 'number with other signs':
    case 'number mistyped': {
      const put = putOtherwise(item.document, telling, dice);
      const truly = put === item.document ? 'number' : telling;
      return { reference: null, text: words(put), noise: [truly] };
    }
    case "an older invoice's number":
      return older[0] ? plain(words(older[0].document)) : { reference: null, text: words(item.document), noise: ['number'] }; // prettier-ignore
    default:
      return byReference(of, telling, older, dice);
  }
}

type ByReference = 'reference' | 'reference in text' | 'reference mistyped' | "an older invoice's reference" | 'file number'; // prettier-ignore

function byReference(of: Paying, telling: ByReference, older: readonly YearItem[], dice: Dice): Told {
  const { payer, items } = of;
  const own = items[0]?.reference ?? null;
  const plain = (text: string, reference: string | null = null): Told => ({ reference, text, noise: [telling] });
  switch (telling) {
    case 'reference':
      return plain(dice.chance(0.75) ? '' : `${called(payer.country, dice)}${items[0]?.document ?? ''}`, own);
    case 'reference in text':
      return plain(printed(own ?? '', payer.country, dice));
    case 'reference mistyped': {
      const wrong = mistyped(own ?? '', dice);
      return dice.chance(0.5) ? plain('', wrong) : plain(printed(wrong, payer.country, dice));
    }
    case "an older invoice's reference": {
      const before = older.find(({ reference }) => reference !== null)?.reference;
      return before ? plain('', before) : { reference: own, text: '', noise: ['reference'] };
    }
    case 'file number':
      return dice.chance(0.6) ? plain('', payer.fileNumberReference) : plain(grouped4(payer.fileNumberReference));
  }
}

const grouped4 = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

/** A reference as it stands on paper, typed off with its signs or blanks. */
function printed(reference: string, country: string, dice: Dice): string {
  if (country === 'BE')
    return dice.pick([
      printedOgm(reference),
      printedOgm(reference).replaceAll('+', ''),
      `***${printedOgm(reference).slice(3, -3)}***`,
      reference,
    ]);
  if (country === 'CH')
    return dice.chance(0.7)
      ? `${reference.slice(0, 2)} ${reference.slice(2).replace(/(.{5})(?=.)/g, '$1 ')}`
      : reference.replace(/^0+/, '');
  if (country === 'FI')
    return dice.pick([
      `viite ${reference}`,
      reference.padStart(20, '0'),
      `Viite: ${reference.slice(0, -5)} ${reference.slice(-5)}`,
    ]);
  if (country === 'SE') return dice.pick([`OCR ${reference}`, reference]);
  if (country === 'NO') return dice.pick([`KID ${reference}`, `KID: ${reference}`, reference]);
  if (country === 'NL') return dice.pick([`BETALINGSKENM.  ${reference}`, grouped4(reference), reference]);
  return grouped4(reference);
}

function putOtherwise(document: string, telling: Telling, dice: Dice): string {
  const digits = document.replace(/^[A-Z]+-?/, '');
  switch (telling) {
    case 'number without prefix':
      return dice.chance(0.6) ? digits : document.replace(/^[A-Z]+(20)?\d\d[-/]/, '').replace(/^RE-\d\d\//, '');
    case 'number without zeros':
      return document
        .replace(/(^|[A-Z/-])0+(?=\d)/g, '$1')
        .replace(/^(INV|FA\d{4}|RE-\d\d)[-/](?=\d{3,5}$)/, dice.chance(0.5) ? '' : '$&');
    case 'number with other signs': {
      const bare = document.replace(/[^A-Z0-9]/g, '');
      const at = dice.from(2, Math.max(2, document.length - 2));
      return dice.pick([
        bare,
        document.replace(/[-/]/g, ' '),
        document.replace(/[-/]/g, '.'),
        `${document.slice(0, at)} ${document.slice(at)}`,
        document.replace(/[-/]/g, dice.pick(['_', ' - ', '/ '])),
      ]);
    }
    case 'number mistyped':
      return mistyped(document, dice);
    default:
      return dice.chance(0.2) ? document.toLowerCase() : document;
  }
}

function many(of: Paying, dice: Dice): Told {
  const { payer, items } = of;
  if (of.collector) return { reference: null, text: collected(of, dice), noise: [] };
  const telling =
    of.noise.includes('oldest first') && dice.chance(0.7) ? 'nothing' : dice.weigh(table(NOISE.tellingMany));
  const plain = (text: string): Told => ({ reference: null, text, noise: [telling] });
  const numbers = [...new Set(items.map(({ document }) => document))];
  const join = dice.pick([', ', ' ', ' + ', '/', ';', ' und ', ',']);
  const digits = numbers.map((number) => number.replace(/^[A-Z]+(20)?(\d\d-)?-?(\d\d\/)?0*/, ''));
  switch (telling) {
    case 'list':
      return plain(`${called(payer.country, dice)}${numbers.join(join)}`);
    case 'list of digits':
      return plain(`${called(payer.country, dice)}${digits.join(join)}`);
    case 'short list':
      return plain(`${called(payer.country, dice)}${shortened(numbers).join(join)}`);
    case 'range':
      return ranged(numbers, join, dice);
    case 'the first of them':
      return plain(`${called(payer.country, dice)}${numbers[0]} ${AND_MORE[payer.country] ?? 'etc.'}`);
    case 'advice apart':
      return plain(
        `${APART[payer.country] ?? 'see advice'} ${dayText(of.on, dice)}${dice.chance(0.4) ? ` ${dice.digits(8)}` : ''}`,
      );
    case 'nothing':
      return plain(empty(payer.country, dice));
  }
}

/** `4711-4713, 4720`: a run of neighbours as its ends. */
function ranged(numbers: readonly string[], join: string, dice: Dice): Told {
  const sign = dice.pick(['-', ' - ', ' bis ', ' à ', ' t/m ', '..']);
  const runs: string[][] = [];
  for (const number of [...numbers].sort()) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (last && last.slice(0, -4) === number.slice(0, -4) && Number(last.slice(-4)) + 1 === Number(number.slice(-4)))
      run.push(number);
    else runs.push([number]);
  }
  const isShort = dice.chance(0.5);
  const put = runs.map((run) =>
    run.length < 3 ? run.join(join) : `${run[0]!}${sign}${run[run.length - 1]!.slice(isShort ? -4 : 0)}`,
  );
  return { reference: null, text: put.join(join), noise: [runs.some(({ length }) => length > 2) ? 'range' : 'list'] };
}

/** `4711, 12, 13`: after the first number only what differs. */
function shortened(numbers: readonly string[]): string[] {
  const [first = '', ...others] = numbers;
  return [first, ...others.map((number) => (number.length === first.length && number.slice(0, -2) === first.slice(0, -2) ? number.slice(-2) : number.length === first.length && number.slice(0, -3) === first.slice(0, -3) ? number.slice(-3) : number))]; // prettier-ignore
}

const collected = (of: Paying, dice: Dice): string =>
  of.collector === 'card'
    ? dice.pick([
        `STRIPE PAYOUT po_1N${dice.digits(10)}`,
        `Adyen TX${dice.digits(9)}XT batch ${dice.from(100, 400)}`,
        `PAYPAL ${dice.digits(13)} /PP.${dice.digits(4)}.PP/`,
        `SumUp payout ${dice.digits(8)}`,
      ])
    : dice.pick([
        `SAMMELUEBERWEISUNG ${of.items.length} POSTEN`,
        `SAMMELGUTSCHRIFT ANZAHL ${String(of.items.length).padStart(5, '0')}`,
        `REMISE VIREMENTS RECUS NB ${of.items.length}`,
        'BATCH CREDIT',
      ]);
