import { plain } from '../headers';
import { currencyOf } from './currency-mark';

/**
 * The headings of lists that banks let people download, per field, in English, German, French, Dutch, Swedish, Spanish, Portuguese and
 * Italian. Compared like those of ledgers: without case, accents, blanks and marks. From lists as banks give them, written down from memory
 * where no real one was at hand; what stands in the column decides as well.
 */
export const LIST_FIELDS = ['bookedOn', 'valueOn', 'amount', 'debit', 'credit', 'side', 'balance', 'currency', 'name', 'payer', 'payee', 'iban',
  'text', 'reference', 'endToEnd', 'bankRef', 'status', 'returned', 'fee', 'account'] as const; // prettier-ignore
export type ListField = (typeof LIST_FIELDS)[number];

const WORDS: Readonly<Record<ListField, readonly [sure: string, likely: string]>> = {
  bookedOn: [
    `booking date|booked|booked on|date booked|posting date|posted date|completed date|date completed|settlement date|
     Buchungstag|Buchungsdatum|Buchung|date de comptabilisation|date comptable|date d'opération|date operation|date de l'opération|
     boekingsdatum|boekdatum|Bokföringsdag|Bokföringsdatum|Bokförd|Bokfört|Reskontradatum|
     fecha operación|fecha de operación|fecha contable|data mov.|data movimento|data contabile|data registrazione|data operazione`,
    `date|transaction date|operation date|Datum|transactiedatum|Transaktionsdag|Transaktionsdatum|fecha|data|fecha mov.|jour|dag`,
  ],
  valueOn: [
    `value date|valuedate|Valutadatum|Wertstellung|Wertstellungstag|Wert|date de valeur|date valeur|rentedatum|valutadag|
     fecha valor|f.valor|data valor|data valuta`,
    `valuta|value`,
  ],
  amount: [
    `amount|total amount|Betrag|Umsatz|montant|montant de l'opération|montant operation|bedrag|transactiebedrag|belopp|
     importe|importo|valor|montante|importância`,
    `montant total|transaction amount|movimento|quantia|sum|value`,
  ],
  debit: [
    `debit|debit amount|paid out|money out|withdrawals|withdrawal|Soll|débit|debet|uttag|cargo|cargos|débito|addebiti|addebito|dare|uscite`,
    `out|dépenses|lastschrift|utbetalning|utbetalningar`,
  ],
  credit: [
    `credit|credit amount|paid in|money in|deposits|deposit|Haben|crédit|insättning|insättningar|abono|abonos|crédito|accrediti|accredito|
     avere|entrate`,
    `in|recettes|gutschrift|inbetalning|inbetalningar`,
  ],
  side: [
    `af bij|af/bij|bij/af|debit/credit|credit/debit|dr/cr|cr/dr|d/c|c/d|s/h|soll/haben|soll-haben-kennzeichen|sens|débit/crédit|direction|
     debet/credit|dc|sign|+/-|debitcredit|credit debit indicator`,
    `indicator|kennzeichen`,
  ],
  balance: [
    `balance|running balance|balance after|account balance|Saldo|Saldo nach Buchung|Kontostand|solde|solde après opération|saldo na mutatie|
     saldo na trn|eindsaldo|endsaldo|bokfört saldo|saldo contable|saldo contabilístico|saldo contabile`,
    `disponible|saldo disponible|saldo disponível|available balance`,
  ],
  currency: [
    `currency|ccy|payment currency|Währung|Waehrung|devise|monnaie|munt|muntsoort|devies|valuta|moneda|divisa|moeda`,
    `cur`,
  ],
  name: [
    `counterparty name|counterparty|partner name|partner|payee|beneficiary|payer name|name|other party|
     Beguenstigter/Zahlungspflichtiger|Begünstigter / Auftraggeber|Auftraggeber / Begünstigter|Auftraggeber/Empfänger|Name Zahlungsbeteiligter|
     Empfänger/Zahlungspflichtiger|Zahlungsempfänger/Zahlungspflichtiger|nom de la contrepartie|contrepartie|tiers|bénéficiaire|
     naam tegenpartij|naam tegenpartij bevat|naam / omschrijving|tegenpartij|namn|motpart|beneficiario|ordenante/beneficiario|controparte|contraparte`,
    `naam|nom|nombre|nome|merchant|company`,
  ],
  payer: [`payer name|payer|Zahlungspflichtige*r|Zahlungspflichtiger|Auftraggeber|avsändare|ordenante|ordinante|émetteur`, ``],
  payee: [`payee name|Zahlungsempfänger*in|Zahlungsempfänger|Begünstigter|Empfänger|mottagare|destinatario`, ``],
  iban: [
    `partner iban|counterparty iban|counterparty account|Kontonummer/IBAN|IBAN Zahlungsbeteiligter|Gegenkonto|IBAN Gegenkonto|iban contrepartie|
     iban de la contrepartie|tegenrekening|tegenrekening iban/bban|rekeningnummer tegenpartij|rekening tegenpartij|beneficiary account number|
     payee account number|cuenta contrapartida|iban controparte|motpartens konto`,
    `bank account|iban`,
  ],
  text: [
    `description|transaction description|details|detail|label|memo|narrative|particulars|payment reference|text|purpose|note|type|transaction type|
     Verwendungszweck|Buchungstext|Umsatzart|Umsatztyp|Verwendungszweckzeile 1|Verwendungszweckzeile 2|Bemerkung|Vorgang/Verwendungszweck|Vorgang|
     libellé|libellé court|libelle operation|type operation|détail|détail de l'écriture|communication|motif|nature|informations complémentaires|
     omschrijving|omschrijving-1|omschrijving-2|omschrijving-3|mededelingen|mededeling|vrije mededeling|mutatiesoort|communicatie|
     beskrivning|meddelande|rubrik|specifikation|typ|concepto|observaciones|descripción|movimiento|más datos|
     descrição|descritivo|descrizione|causale|descrizione estesa`,
    `operation number|category|subcategory|reference|référence|referens|referentie|referencia|referência|riferimento|kenmerk`,
  ],
  reference: [
    `structured reference|gestructureerde mededeling|betalingskenmerk|communication structurée|ocr|ocr-nummer|kid|viitenumero|zahlungsreferenz`,
    ``,
  ],
  endToEnd: [`end to end id|end-to-end id|endtoendid|Kundenreferenz (End-to-End)|End-to-End-Referenz|Kundenreferenz|référence de bout en bout`, ``],
  bankRef: [`transaction id|transferwise id|id|wise id|transactienummer|transaktions-id|bank reference|bankreferenz|identifiant de transaction`, ``],
  status: [`status|state|statut|info|estado|stato|tila`, ``],
  returned: [`reden retour|return reason|rückgabegrund|motif de rejet`, ``],
  fee: [`fee|fees`, ``],
  account: [
    `Auftragskonto|IBAN Auftragskonto|IBAN Auftraggeberkonto|IBAN Kontoinhaber|rekening|iban/bban|account iban|own account|numéro de compte|
     compte|kontonummer|numero de cuenta|cuenta|conto`,
    `account number|account|rekeningnummer|konto|conta|iban|bank account`,
  ],
}; // prettier-ignore

interface Meaning {
  readonly field: ListField;
  /** 10: the heading means it; 6: perhaps. Earlier words count a little more. */
  readonly weight: number;
}

/** Without a currency in brackets or at the end: `Betrag (€)`, `Débit euros`, `Montant opération en euro`. */
const bare = (heading: string): string =>
  heading
    .replace(/[([]([^()[\]]{1,9})[)\]]/g, (whole, inside: string) =>
      currencyOf(inside) === undefined && !/^(?:local|utc|incl\. vat|ttc)$/i.test(inside) ? whole : ' ',
    )
    .replace(/\s+(?:en\s+|in\s+)?(\S{1,5})\s*$/i, (whole, last: string) => (isCurrencyWord(last) ? '' : whole));

const isCurrencyWord = (text: string): boolean => /^(?:euros?|[€£$]|[A-Z]{3})$/i.test(text) && typeof currencyOf(text) === 'string' && !/^(top|all)$/i.test(text); // prettier-ignore

/** The currency that a heading names. */
export function currencyIn(heading: string): string | undefined {
  for (const [, inside = ''] of heading.matchAll(/[([]([^()[\]]{1,6})[)\]]/g)) {
    const found = inside === '' ? undefined : currencyOf(inside);
    if (typeof found === 'string') return found;
  }
  const last = /\s(\S{1,5})\s*$/.exec(heading)?.[1] ?? '';
  const found = isCurrencyWord(last) ? currencyOf(last) : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** What a heading may mean, the likeliest first. */
export function listMeanings(heading: string): readonly Meaning[] {
  if (heading === '' || heading.length > 60) return [];
  if (/^\s*\+\s*\/\s*-\s*$/.test(heading)) return [{ field: 'side', weight: 10 }];
  return INDEX.get(plain(heading)) ?? INDEX.get(plain(bare(heading))) ?? [];
}

const INDEX = indexOf();

function indexOf(): ReadonlyMap<string, readonly Meaning[]> {
  const index = new Map<string, Meaning[]>();
  for (const field of LIST_FIELDS) {
    WORDS[field].forEach((list, at) => {
      const names = list.split('|').map(plain).filter((name) => name !== ''); // prettier-ignore
      names.forEach((name, nth) => {
        const known = index.get(name) ?? [];
        if (!known.some((other) => other.field === field)) known.push({ field, weight: (at === 0 ? 10 : 6) - nth / 1_000 }); // prettier-ignore
        index.set(name, known);
      });
    });
  }
  for (const list of index.values()) list.sort((a, b) => b.weight - a.weight);
  return index;
}
