import { toDecimal } from '../kernel/money';
import { addDays, type Day } from '../kernel/day';
import { DISCOUNT, DISCOUNTED, discountOf } from './discount';
import type { Buyer } from './firms';
import { LEDGER_DAY, type Receipt, type Sale, type World } from './world';

/**
 * The demo's ledger in the shapes in which real ledgers come: a French list with a title block, semicolons, decimal commas and
 * a totals row in Windows-1252; a German customer ledger as a workbook with true dates; and a small file every working day.
 */
export type Row = readonly (string | number)[];

/** One line of the customer's ledger, as it stands on a day. */
interface Standing {
  readonly buyer: Buyer;
  readonly kind: 'invoice' | 'credit_note' | 'payment';
  readonly document: string;
  readonly on: Day;
  readonly dueOn: Day | null;
  /** Minor units, + owes. */
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly openMinor: number;
  readonly settledOn: Day | null;
  readonly poNo: string;
}

/** Everything booked until a day, with what is open of it then. */
export function standing(world: World, asOf: Day): readonly Standing[] {
  const receipts = world.receipts.filter((receipt) => receipt.on <= asOf);
  const sales = world.sales.filter((sale) => sale.issuedOn <= asOf);
  const unapplied = receipts.filter((receipt) => !receipt.named && receipt.on.slice(0, 7) === asOf.slice(0, 7));
  const applied = receipts.filter((receipt) => !unapplied.includes(receipt));
  const off = deductions(sales, applied);
  return [
    ...sales.map((sale) => stand(sale, off.get(sale.document) ?? { minor: 0, last: sale.issuedOn })),
    ...unapplied.map(standReceipt),
  ];
}

function deductions(sales: readonly Sale[], receipts: readonly Receipt[]): Map<string, { minor: number; last: Day }> {
  const off = new Map<string, { minor: number; last: Day }>();
  const take = (document: string, minor: number, on: Day): void => {
    const before = off.get(document);
    off.set(document, { minor: (before?.minor ?? 0) + minor, last: before && before.last > on ? before.last : on });
  };
  for (const sale of sales) if (sale.credits) take(sale.credits, sale.grossMinor, sale.issuedOn);
  for (const receipt of receipts) take(receipt.pays, receipt.amountMinor, receipt.on);
  return off;
}

function stand(sale: Sale, off: { minor: number; last: Day }): Standing {
  const sign = sale.kind === 'invoice' ? 1 : -1;
  const openMinor = sale.kind === 'invoice' ? sale.grossMinor - off.minor : 0;
  return {
    buyer: sale.buyer,
    kind: sale.kind,
    document: sale.document,
    on: sale.issuedOn,
    dueOn: sale.dueOn,
    grossMinor: sign * sale.grossMinor,
    netMinor: sign * sale.netMinor,
    vatMinor: sign * sale.vatMinor,
    openMinor,
    settledOn: openMinor === 0 ? off.last : null,
    poNo: sale.poNo,
  };
}

function standReceipt(receipt: Receipt): Standing {
  const minor = -receipt.amountMinor;
  const money = { grossMinor: minor, netMinor: minor, vatMinor: 0, openMinor: minor };
  return {
    ...money,
    buyer: receipt.buyer,
    kind: 'payment',
    document: receipt.number,
    on: receipt.on,
    dueOn: null,
    settledOn: null,
    poNo: '',
  };
}

const FRENCH = { invoice: 'Facture', credit_note: 'Avoir', payment: 'Règlement' } as const;
const GERMAN = { invoice: 'Rechnung', credit_note: 'Gutschrift', payment: 'Zahlung' } as const;

/** The French list: title block, header on line 5, a totals row per currency at the end. */
export function frenchLedger(world: World): string {
  const lines = standing(world, LEDGER_DAY);
  const rows: Row[] = [
    [`${world.firm.legalName} ${world.firm.legalForm}`],
    [`Grand livre clients – situation au ${french(LEDGER_DAY)}`],
    [`Édité le ${french(LEDGER_DAY)} à 18:04`],
    [],
    ['Code client', 'Client', 'Type de pièce', 'N° pièce', 'Date pièce', "Date d'échéance", 'Montant TTC', 'Montant HT', 'TVA', 'Reste dû', 'Date de règlement', 'Devise', 'Réf. commande'],
    ...lines.map((line) => [
      line.buyer.code,
      line.buyer.name,
      FRENCH[line.kind],
      line.document,
      french(line.on),
      line.dueOn ? french(line.dueOn) : '',
      comma(line.grossMinor),
      comma(line.netMinor),
      comma(line.vatMinor),
      comma(line.openMinor),
      line.settledOn ? french(line.settledOn) : '',
      line.buyer.currency,
      line.poNo,
    ]),
    ...totals(lines).map(([currency, gross, open]) => [
      `Total ${currency}`, '', '', '', '', '', comma(gross), '', '', comma(open), '', currency, '',
    ]),
  ]; // prettier-ignore
  return semicolons(rows);
}

function totals(lines: readonly Standing[]): [currency: string, gross: number, open: number][] {
  const currencies = [...new Set(lines.map((line) => line.buyer.currency))];
  return currencies.map((currency) => {
    const of = lines.filter((line) => line.buyer.currency === currency);
    return [currency, of.reduce((t, l) => t + l.grossMinor, 0), of.reduce((t, l) => t + l.openMinor, 0)];
  });
}

/** The German customer ledger for a sheet: days as `{ day }` become true Excel dates, amounts true numbers. */
export function germanLedger(world: World): {
  head: readonly string[];
  rows: (string | number | { day: Day } | null)[][];
} {
  const head = ['Debitorennr.', 'Debitorenname', 'Belegart', 'Belegnr.', 'Belegdatum', 'Fälligkeitsdatum', 'Währungscode', 'Ursprungsbetrag', 'Restbetrag', 'Ausgleichsdatum', 'Bestellnummer']; // prettier-ignore
  const rows = standing(world, LEDGER_DAY).map((line) => [
    line.buyer.code,
    line.buyer.name,
    GERMAN[line.kind],
    line.document,
    { day: line.on },
    line.dueOn ? { day: line.dueOn } : null,
    line.buyer.currency,
    line.grossMinor / 100,
    line.openMinor / 100,
    line.settledOn ? { day: line.settledOn } : null,
    line.poNo,
  ]);
  return { head, rows };
}

/** What was booked on one day after the ledger, as a delta: invoices and credit notes. What comes in is told by the bank. */
export function dayFile(world: World, on: Day): string | undefined {
  const german = world.firm.country === 'DE';
  const words = german ? GERMAN : FRENCH;
  const head = german
    ? ['Belegdatum', 'Belegart', 'Belegnr.', 'Debitorennr.', 'Debitorenname', 'Fälligkeitsdatum', 'Betrag', 'Währungscode', 'Bezugsbeleg', 'Bestellnummer', 'Skontobetrag', 'Skontodatum']
    : ['Date pièce', 'Type de pièce', 'N° pièce', 'Code client', 'Client', "Date d'échéance", 'Montant TTC', 'Devise', 'Facture réglée', 'Réf. commande']; // prettier-ignore
  const date = german ? germanDay : french;
  const sales = world.sales.filter((sale) => sale.issuedOn === on).map((sale) => [
    date(on), words[sale.kind], sale.document, sale.buyer.code, sale.buyer.name, date(sale.dueOn),
    comma(sale.kind === 'invoice' ? sale.grossMinor : -sale.grossMinor), sale.buyer.currency, sale.credits ?? '', sale.poNo,
    ...(german ? discountCells(sale) : []),
  ]); // prettier-ignore
  return sales.length === 0 ? undefined : semicolons([head, ...sales]);
}

function discountCells({ buyer, kind, grossMinor, issuedOn }: Sale): [amount: string, until: string] {
  if (buyer.code !== DISCOUNTED || kind !== 'invoice') return ['', ''];
  return [comma(discountOf(grossMinor)), germanDay(addDays(issuedOn, DISCOUNT.days))];
}

export function customerFile(world: World): string {
  const german = world.firm.country === 'DE';
  const head = german
    ? ['Debitorennr.', 'Name', 'Firmierung', 'Straße', 'PLZ', 'Ort', 'Land', 'Sprache', 'E-Mail', 'Telefon', 'Handelsregisternummer', 'Zahlungsziel (Tage)', 'Kundentyp']
    : ['Code client', 'Nom', 'Dénomination sociale', 'Adresse', 'Code postal', 'Ville', 'Pays', 'Langue', 'E-mail', 'Téléphone', 'SIREN', 'Délai de paiement (jours)', 'Type de client']; // prettier-ignore
  const kinds = german
    ? { company: 'Unternehmen', public_body: 'Öffentliche Hand' }
    : { company: 'Entreprise', public_body: 'Organisme public' };
  return semicolons([
    head,
    ...world.buyers.map((b) => [
      b.code, b.name, legalName(b), b.street, b.postcode, b.city, b.country, b.language, b.email, b.phone, b.registerNo, b.termsDays,
      kinds[b.debtorType],
    ]),
  ]); // prettier-ignore
}

export const legalName = (buyer: Buyer): string =>
  [buyer.name, buyer.legalForm].filter((part) => part !== '').join(' ');

const french = (of: Day): string => of.split('-').reverse().join('/');
const germanDay = (of: Day): string => of.split('-').reverse().join('.');
const comma = (minor: number): string => toDecimal(minor, 'EUR').replace('.', ',');

function semicolons(rows: readonly Row[]): string {
  const cell = (value: string | number): string =>
    /[";\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return rows.map((row) => row.map(cell).join(';') + '\r\n').join('');
}
