import { plain } from './headers';
import type { LedgerRow, RowKind } from './mapping';
import { ownCopy } from './problem';

/** The words that stand in cells, in six languages: kinds of entry, states, sides, yes and no, totals. */
type Said<T> = (text: string) => T | undefined;

/** A look-up that remembers the few words which a column repeats a million times. */
function words<T>(lists: readonly (readonly [T, string])[]): Said<T> {
  const known = new Map(
    lists.flatMap(([meaning, list]) => list.split('|').map((word) => [plain(word), meaning] as const)),
  );
  const asked = new Map<string, T | undefined>();
  return (text) => {
    if (text === '' || text.length > 40) return undefined;
    if (asked.has(text)) return asked.get(text);
    const found = known.get(plain(text));
    if (asked.size > 500) asked.clear();
    asked.set(ownCopy(text), found);
    return found;
  };
}

const TYPES = words<RowKind | 'none'>([
  ['invoice', `invoice|inv|sales invoice|standard invoice|tax invoice|customer invoice|out_invoice|facture|fact|facture client|fc|fa|rechnung|re|rg|
    ausgangsrechnung|faktura|kundfaktura|debetfaktura|f|factuur|verkoopfactuur|vf|factura|factura de venta|si|dr|rv|ft|ar invoice|debit note|
    debit memo|nd|belastning|accrec|opening balance|solde initial|ri`],
  ['credit_note', `credit note|customer credit note|credit memo|creditmemo|credit|cn|cm|sales credit|out_refund|avoir|av|ac|note de crédit|gutschrift|gs|
    rechnungskorrektur|stornorechnung|kreditfaktura|kreditnota|kredit|creditnota|creditfactuur|vc|nota de crédito|abono|factura rectificativa|
    sc|dg|nc|accreccredit|customer credit`],
  ['payment', `payment|receipt|pmt|customer payment|cash receipt|deposit|unapplied payment|payment on account|on account|customer deposit|règlement|
    reglement|paiement|encaissement|rc|acompte|zahlung|zahlungseingang|betalning|inbetalning|betaling|ontvangst|pago|cobro|sr|sa|dz|za|rg|
    bank receipt|virement|chèque|prepayment|overpayment|arprepayment|aroverpayment`],
  ['refund', `refund|customer refund|remboursement|rückzahlung|erstattung|återbetalning|terugbetaling|reembolso|devolución`],
  ['adjustment', `adjustment|journal|journal entry|general journal|write-off|write off|od|ab|korrektur|ausbuchung|justering|correctie|ajuste|
    finance charge|finance charge memo|interest invoice|reminder|fx difference|rounding|memoriaal`],
  ['none', `quote|quotation|estimate|proforma|pro forma|pro-forma|recurring|recurring invoice|template|sales order|order|devis|bon de commande|
    angebot|auftrag|offert|offerte|presupuesto|pedido|bill|vendor bill|supplier invoice|in_invoice|purchase invoice`],
]); // prettier-ignore

const BILLS = words<true>([
  [true, `bill of exchange|bills receivable|promissory note|lcr|effet|effets|effet de commerce|effet à recevoir|effets à recevoir|traite|billet à ordre|
    bor|wechsel|besitzwechsel|wechselforderung|växel|wissel|letra de cambio|pagaré|efecto comercial|efectos comerciales|cambiale|riba`],
]); // prettier-ignore

/** A type cell that names a bill of exchange: it stands for invoices and is paid on its day through the bank. */
export const isBillType = (text: string): boolean => BILLS(text) === true;

const BILL_ACCOUNT = /^(?:413\w*|431[012]?\d*|bills receivable.*|effets à recevoir.*|clients?[ ,–-]+effets à recevoir.*|besitzwechsel.*|wechselforderungen.*|efectos comerciales.*|växelfordringar.*)$/i; // prettier-ignore

/** The account on which bills wait for their day: FR 413, ES 431, or by its name. */
export const isBillAccount = (text: string): boolean => BILL_ACCOUNT.test(text);

/** The kind of entry that a type cell names; `none` for what is no entry at all; undefined where the word is not known. */
export const typeOf = (text: string): RowKind | 'none' | undefined => (isBillType(text) ? 'invoice' : TYPES(text));

const STATES = words<'draft' | 'void' | 'paid' | 'disputed' | 'open'>([
  ['draft', `draft|brouillon|entwurf|utkast|concept|borrador|pending approval|awaiting approval|not approved|saved|pro forma|proforma`],
  ['void', `void|voided|cancelled|canceled|cancel|deleted|reversed|annulé|annulée|annule|storniert|storno|makulerad|annullerad|geannuleerd|
    vervallen verklaard|anulada|anulado|rejected|bounced`],
  ['paid', `paid|fully paid|closed|settled|cleared|payé|payée|réglé|réglée|soldé|soldée|lettré|bezahlt|beglichen|ausgeglichen|erledigt|betald|
    slutbetald|betaald|voldaan|pagada|pagado|cobrada|cobrado|in_payment`],
  ['disputed', `disputed|in dispute|dispute|litige|en litige|strittig|streitig|in klärung|tvistig|bestridd|betwist|in geschil|en disputa|disputada`],
  ['open', `open|unpaid|sent|viewed|partial|partially paid|overdue|posted|not_paid|not paid|authorised|approved|ouvert|impayé|impayée|non réglée|
    partiellement réglée|en retard|validée|envoyée|à payer|offen|teilweise bezahlt|überfällig|obetald|förfallen|delbetald|skickad|openstaand|
    deels betaald|niet vervallen|vervallen|verzonden|wacht op betaling debiteur|pendiente|vencida|emitida|parcialmente pagada`],
]); // prettier-ignore

export const stateOf = (text: string): 'draft' | 'void' | 'paid' | 'disputed' | 'open' | undefined => STATES(text);

const WITHHELD = words<'retention' | 'withholding_tax'>([
  ['retention', `retention|retention money|retainage|yes|y|x|true|1|oui|ja|si|sí|retenue|retenue de garantie|rg|sicherheitseinbehalt|einbehalt|gewährleistungseinbehalt|
    innehållen|innehållet belopp|inhouding|retención|retención de garantía|ritenuta a garanzia`],
  ['withholding_tax', `withholding tax|wht|retenue à la source|quellensteuer|bauabzugsteuer|källskatt|bronbelasting|retención fiscal|irpf|ritenuta d'acconto`],
]); // prettier-ignore

/** What an item is kept back for until it is released; undefined where nothing is said, or an amount. */
export const withheldOf = (text: string): 'retention' | 'withholding_tax' | undefined => WITHHELD(text);

const FLAGS = words<0 | 1>([
  [1, `yes|y|true|1|x|ja|j|oui|o|vrai|wahr|si|sí|s|open|ouvert|offen|on|disputed`],
  [0, `no|n|false|0|nein|non|nej|nee|faux|falsch|closed|clos|geschlossen|off`],
]);

export const isFlagWord = (text: string): boolean => text.length < 9 && FLAGS(text) !== undefined;

/** 1 for yes in any of our languages and for any mark that is no word for no; 0 for no and for an empty cell. */
export function flagOf(text: string): 0 | 1 {
  if (text === '' || text === '-') return 0;
  return FLAGS(text) ?? 1;
}

/** A number as a supplier of ours; `yes` where the cell only says that it is one, null where it says that it is none. */
export function supplierOf(text: string): string | null {
  const said = text === '' || text === '-' ? 0 : FLAGS(text);
  const isNumber = /\d/.test(text) && Number(text) !== 0 && Number(text) !== 1;
  return isNumber || said === undefined ? text : said === 1 ? 'yes' : null;
}

const SIDES = words<1 | -1>([
  [1, `d|dr|s|soll|debit|débit|debet|debe|+1|1`],
  [-1, `c|cr|h|haben|credit|crédit|kredit|haber|-1`],
]);

/** + for the debit side, − for the credit side. */
export function sideOf(text: string): 1 | -1 | undefined {
  if (text === '+' || text === '-' || text === '-1') return text === '+' ? 1 : -1;
  return SIDES(text);
}

/** Where a letter says the side, no amount has a sign: beside two columns of amounts it is that of what is open, else that of both. */
export const openOnSide = (
  open: number | null | undefined,
  side: number | null | undefined,
): number | null | undefined => (typeof open === 'number' && open > 0 && (side ?? 0) < 0 ? -open : open);

export const isSideWord = (text: string): boolean => text.length < 7 && sideOf(text) !== undefined;

const DEBTOR_TYPES = words<NonNullable<LedgerRow['debtorType']>>([
  ['company', `company|business|b2b|corporate|entreprise|société|professionnel|pro|firma|unternehmen|geschäftskunde|gewerblich|företag|bedrijf|
    zakelijk|empresa|sociedad`],
  ['sole_trader', `sole trader|sole proprietor|self-employed|entreprise individuelle|ei|auto-entrepreneur|micro-entreprise|einzelunternehmen|
    freiberufler|enskild firma|zzp|eenmanszaak|autónomo`],
  ['public_body', `public body|public|public sector|government|b2g|secteur public|collectivité|administration|behörde|öffentlich|
    öffentliche hand|offentlig|myndighet|kommun|overheid|gemeente|administración pública|sector público`],
  ['consumer', `consumer|individual|private|person|b2c|particulier|privatperson|privatkunde|verbraucher|consument|particular|konsument`],
]); // prettier-ignore

export const debtorTypeOf = (text: string): LedgerRow['debtorType'] => DEBTOR_TYPES(text) ?? null;

/** Words that begin the label of a total or subtotal row, in the languages of the headings. */
const TOTAL =
  /^(?:grand[- ]?total|sub-?total|totals?\b|total(?:t|e|en|er)?\b|sous-?total|total général|à reporter|report\b|gesamt|zwischen-?summe|summe|summa|delsumma|sum\b|totaal|subtotaal|eindtotaal|result\b|ergebnis|suma\b|saldo total|endsumme)/i;

/** True for `Total`, `Total for ACME`, `Summe`, `Sous-total 411000`. */
export const isTotalLabel = (text: string): boolean => text.length < 120 && TOTAL.test(text.replace(/^[*\s]+/, ''));

/** `Konto 30036349`, `Customer: 4711`: a line after its rows that says whose they were. */
export function accountInLabel(text: string): string | undefined {
  return /^(?:konto|debitor|customer|account|debtor|client|compte|kund|debiteur|cliente)\b[\s:.#n°ro]*([A-Z]{0,4}-?\d[\w./-]*)$/i.exec(
    text,
  )?.[1];
}

/** `91 or more days past due`, `1 - 30 days`: a heading between rows that is no customer. */
export const isBucketLabel = (text: string): boolean =>
  /^(?:[<>]?\s*\d+\s*(?:-|–|to|or|and|\+)?.*(?:days?|jours?|tage|dagar|dagen|días|past due|overdue)|current|not due|non échu|nicht fällig|future)\b/i.test(
    text,
  );

const RECEIVABLE =
  /^(?:41[1346]\w*|accounts? receivable.*|trade (?:debtors|receivables).*|debtors(?: control.*)?|clients?|créances clients|bills receivable.*|effets à recevoir.*|besitzwechsel.*|debitoren.*|forderungen.*|kundfordringar.*|15[12]\d|debiteuren.*|43[01]\w*|1[24]00 debitoren)$/i;

/** An account that holds what customers owe: by its usual number (FR 411, SE 1510, ES 430) or by its name. */
export const isReceivableAccount = (text: string): boolean => RECEIVABLE.test(text);

const PAID_IN =
  /payment|paiement|r[èe]glement|virement|ch[èe]que|zahlung|überweisung|inbetalning|betaling|ontvangst|\bpago\b|cobro|receipt|encaissement|lastschrift|prélèvement/i;
const CREDITED =
  /avoir|gutschrift|credit ?(?:note|memo)|kreditfaktura|creditnota|nota de cr[ée]dito|abono|storno|r[ée]tro/i;

/** What an amount in the customer's favour is where the file has no types: by the words beside it. */
export function creditByWords(text: string): 'payment' | 'credit_note' | undefined {
  if (CREDITED.test(text)) return 'credit_note';
  return PAID_IN.test(text) ? 'payment' : undefined;
}
