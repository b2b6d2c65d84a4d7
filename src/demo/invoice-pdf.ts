import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import { format, formatAmount } from '../kernel/money';
import { legalName } from './ledger-files';
import type { Sale, World } from './world';

/** An invoice as the demo's companies print it: one page of figures, one of terms. The same bytes every time. */
export async function invoicePdf(world: World, sale: Sale): Promise<Uint8Array> {
  const words = world.firm.country === 'DE' ? GERMAN : FRENCH;
  const pdf = await PDFDocument.create();
  pdf.setTitle(`${words[sale.kind]} ${sale.document}`);
  pdf.setCreationDate(new Date(sale.issuedOn));
  pdf.setModificationDate(new Date(sale.issuedOn));
  pdf.setProducer(world.firm.legalName);
  pdf.setCreator(world.firm.legalName);
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  front({ page: pdf.addPage(A4), regular, bold, words }, world, sale);
  terms({ page: pdf.addPage(A4), regular, bold, words }, world, sale);
  return pdf.save();
}

interface Style {
  readonly size: number;
  readonly strong?: boolean;
  readonly grey?: boolean;
}

interface Sheet {
  readonly page: PDFPage;
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  readonly words: Words;
}

const A4: [number, number] = [595.28, 841.89];
const INK = rgb(0.13, 0.15, 0.19);
const GREY = rgb(0.45, 0.48, 0.53);
const LEFT = 56;
const RIGHT = 539;

function front(sheet: Sheet, world: World, sale: Sale): void {
  const { firm } = world;
  const { words } = sheet;
  put(sheet, [LEFT, 790], `${firm.legalName} ${firm.legalForm}`, { size: 15, strong: true });
  put(sheet, [LEFT, 773], `${firm.street} · ${firm.postcode} ${firm.city}`, { size: 9, grey: true });
  const address = [
    legalName(sale.buyer),
    sale.buyer.street,
    `${sale.buyer.postcode} ${sale.buyer.city}`,
    sale.buyer.country,
  ];
  address.forEach((line, n) => {
    put(sheet, [330, 700 - n * 14], line, { size: 10.5 });
  });
  put(sheet, [LEFT, 610], `${words[sale.kind]} ${sale.document}`, { size: 17, strong: true });
  const facts: [string, string][] = [
    [words.date, words.day(sale.issuedOn)],
    [words.due, words.day(sale.dueOn)],
    [words.customer, sale.buyer.code],
    [words.order, sale.poNo],
  ];
  if (sale.credits) facts.push([words.credits, sale.credits]);
  facts.forEach(([label, value], n) => {
    put(sheet, [LEFT, 585 - n * 14], label, { size: 9.5, grey: true });
    put(sheet, [LEFT + 110, 585 - n * 14], value, { size: 9.5 });
  });
  let y = 490;
  rule(sheet.page, y + 14);
  for (const [x, head] of [
    [392, words.quantity],
    [478, words.unit],
    [RIGHT, words.net],
  ] as const) {
    right(sheet, [x, y], head, { size: 9, strong: true });
  }
  put(sheet, [LEFT, y], words.position, { size: 9, strong: true });
  rule(sheet.page, (y -= 8));
  const money = (minor: number): string => plain(format({ minor, currency: sale.buyer.currency }, words.locale));
  const bare = (minor: number): string => plain(formatAmount({ minor, currency: sale.buyer.currency }, words.locale));
  for (const line of sale.lines) {
    y -= 18;
    put(sheet, [LEFT, y], line.text, { size: 9.5 });
    right(sheet, [392, y], String(line.quantity), { size: 9.5 });
    right(sheet, [478, y], bare(line.unitMinor), { size: 9.5 });
    right(sheet, [RIGHT, y], bare(line.netMinor), { size: 9.5 });
  }
  rule(sheet.page, (y -= 12));
  for (const [label, minor, strong] of [
    [words.net, sale.netMinor, false],
    [sale.vatMinor === 0 ? words.noVat : `${words.vat} ${firm.vatPercent} %`, sale.vatMinor, false],
    [words.total, sale.grossMinor, true],
  ] as const) {
    y -= 18;
    put(sheet, [330, y], label, { size: strong ? 11 : 9.5, strong });
    right(sheet, [RIGHT, y], money(minor), { size: strong ? 11 : 9.5, strong });
  }
  if (sale.kind === 'invoice') payBefore(sheet, world, sale);
  foot(sheet, world);
}

function payBefore(sheet: Sheet, { firm }: World, sale: Sale): void {
  const account = firm.accounts.find((one) => one.currency === sale.buyer.currency) ?? firm.accounts[0];
  const iban = account?.iban.replace(/(.{4})/g, '$1 ').trim() ?? '';
  put(
    sheet,
    [LEFT, 150],
    `${sheet.words.pay} ${sheet.words.day(sale.dueOn)} · IBAN ${iban} · BIC ${account?.bic ?? ''}`,
    { size: 9 },
  );
}

function terms(sheet: Sheet, world: World, sale: Sale): void {
  const { words } = sheet;
  put(sheet, [LEFT, 780], words.termsTitle, { size: 13, strong: true });
  put(sheet, [LEFT, 762], `${words[sale.kind]} ${sale.document}`, { size: 9, grey: true });
  let y = 730;
  words.terms.forEach((paragraph, n) => {
    put(sheet, [LEFT, y], `${n + 1}.`, { size: 9.5, strong: true });
    for (const line of wrap(paragraph, sheet.regular, 9.5, RIGHT - LEFT - 20)) {
      put(sheet, [LEFT + 20, y], line, { size: 9.5 });
      y -= 13.5;
    }
    y -= 8;
  });
  foot(sheet, world);
}

function foot(sheet: Sheet, world: World): void {
  const { firm } = world;
  rule(sheet.page, 70);
  put(
    sheet,
    [LEFT, 56],
    `${firm.legalName} ${firm.legalForm} · ${firm.registerNo} · ${firm.vatNo} · ${firm.representative}`,
    { size: 7.5, grey: true },
  );
}

function put(sheet: Sheet, [x, y]: readonly [number, number], text: string, style: Style): void {
  const font = style.strong ? sheet.bold : sheet.regular;
  sheet.page.drawText(plain(text), { x, y, size: style.size, font, color: style.grey ? GREY : INK });
}

function right(sheet: Sheet, [x, y]: readonly [number, number], text: string, style: Style): void {
  const width = (style.strong ? sheet.bold : sheet.regular).widthOfTextAtSize(plain(text), style.size);
  put(sheet, [x - width, y], text, style);
}

const rule = (page: PDFPage, y: number): void => {
  page.drawLine({ start: { x: LEFT, y }, end: { x: RIGHT, y }, thickness: 0.5, color: GREY });
};

/** The standard fonts know Windows-1252 only: narrow and non-breaking blanks become plain ones. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

interface Words {
  readonly locale: string;
  readonly invoice: string;
  readonly credit_note: string;
  readonly date: string;
  readonly due: string;
  readonly customer: string;
  readonly order: string;
  readonly credits: string;
  readonly position: string;
  readonly quantity: string;
  readonly unit: string;
  readonly net: string;
  readonly vat: string;
  readonly noVat: string;
  readonly total: string;
  readonly pay: string;
  readonly termsTitle: string;
  readonly terms: readonly string[];
  readonly day: (on: string) => string;
}

const FRENCH: Words = {
  locale: 'fr-FR',
  invoice: 'Facture',
  credit_note: 'Avoir',
  date: 'Date',
  due: 'Échéance',
  customer: 'N° client',
  order: 'Votre commande',
  credits: 'Sur facture',
  position: 'Désignation',
  quantity: 'Qté',
  unit: 'Prix unitaire',
  net: 'Total HT',
  vat: 'TVA',
  noVat: 'TVA non applicable (hors de France)',
  total: 'Total TTC',
  pay: 'À régler au plus tard le',
  termsTitle: 'Conditions générales de vente (extrait)',
  terms: [
    'Les présentes conditions accompagnent toute livraison. Elles sont réputées acceptées par la commande.',
    'Les marchandises voyagent dans leur emballage d’origine. Les manquants et avaries sont notés sur le bon de livraison et confirmés par écrit dans les trois jours.',
    'Le prix s’entend hors taxes, départ atelier. Le paiement est dû à la date d’échéance portée au recto, par virement sur le compte indiqué, sans escompte. Tout retard entraîne de plein droit une pénalité au taux de la Banque centrale européenne majoré de dix points et une indemnité forfaitaire de 40 € pour frais de recouvrement (art. L. 441-10 du code de commerce).',
    'Les biens restent la propriété du vendeur jusqu’au paiement complet du prix.',
    'Toute réclamation sur la facture est adressée par écrit au service comptabilité, avec le numéro de la facture et son motif.',
    'Le contrat est soumis au droit français.',
  ],
  day: (on) => on.split('-').reverse().join('/'),
};

const GERMAN: Words = {
  locale: 'de-DE',
  invoice: 'Rechnung',
  credit_note: 'Gutschrift',
  date: 'Datum',
  due: 'Fällig am',
  customer: 'Kundennummer',
  order: 'Ihre Bestellung',
  credits: 'Zu Rechnung',
  position: 'Bezeichnung',
  quantity: 'Menge',
  unit: 'Einzelpreis',
  net: 'Netto',
  vat: 'USt.',
  noVat: 'Steuerfreie Lieferung ins Ausland',
  total: 'Rechnungsbetrag',
  pay: 'Zahlbar bis',
  termsTitle: 'Allgemeine Lieferbedingungen (Auszug)',
  terms: [
    'Diese Bedingungen gelten für alle Lieferungen und Leistungen. Sie liegen jeder Auftragsbestätigung bei.',
    'Die Lieferung erfolgt ab Werk Kiel. Erkennbare Mängel sind innerhalb von fünf Werktagen nach Eingang schriftlich anzuzeigen.',
    'Preise verstehen sich netto zuzüglich Umsatzsteuer. Der Rechnungsbetrag ist bis zum genannten Fälligkeitstag ohne Abzug auf das angegebene Konto zu zahlen.',
    'Die Ware bleibt bis zur vollständigen Zahlung Eigentum des Lieferers.',
    'Einwände gegen die Rechnung sind der Debitorenbuchhaltung unter Angabe der Rechnungsnummer und des Grundes mitzuteilen.',
    'Es gilt deutsches Recht.',
  ],
  day: (on) => on.split('-').reverse().join('.'),
};
