import type { InvoiceLine } from '../../ledger/invoice-line';
import { Amounts, dayIn, decimalIn, LONGEST_NO, LONGEST_TEXT, NO_PARTY, sumOf, type Due, type Einvoice, type EinvoiceParty } from './einvoice'; // prettier-ignore
import { discountsInFatturaPa } from './einvoice-discount';
import { allAt, oneAt, textAt, type Xml } from './xml';

/** The Italian FatturaPA (formats 1.2.x): one header of parties, one or several bodies, each of them a document. */
export const isFatturaPa = ({ name, children }: Xml): boolean =>
  /^FatturaElettronica/.test(name) && children.some((child) => child.name === 'FatturaElettronicaBody');

export function readFatturaPa(root: Xml): Einvoice[] {
  const header = oneAt(root, 'FatturaElettronicaHeader');
  const seller = partyOf(oneAt(header, 'CedentePrestatore'));
  const to = oneAt(header, 'DatiTrasmissione');
  const endpoint = textAt(to, 'PECDestinatario') || textAt(to, 'CodiceDestinatario').replace(/^0+$/, '');
  const buyer = { ...partyOf(oneAt(header, 'CessionarioCommittente')), endpoint };
  return allAt(root, 'FatturaElettronicaBody').map((body) => documentOf(body, { seller, buyer }));
}

function documentOf(body: Xml, parties: Pick<Einvoice, 'seller' | 'buyer'>): Einvoice {
  const general = oneAt(body, 'DatiGenerali');
  const head = oneAt(general, 'DatiGeneraliDocumento');
  const currency = textAt(head, 'Divisa') || 'EUR';
  const amounts = new Amounts(currency);
  const typeCode = textAt(head, 'TipoDocumento');
  const dues = duesOf(body, amounts);
  const money = moneyOf(body, head, amounts);
  const stated = dues.length > 0 && dues.every(({ amount }) => amount !== null) ? sumOf(dues.map(({ amount }) => amount)) : null; // prettier-ignore
  const computed = money.gross === null ? null : money.gross - (money.withheld ?? 0);
  const pay = oneAt(body, 'DatiPagamento/DettaglioPagamento');
  return {
    ...{ format: 'fatturapa', line: body.line, number: textAt(head, 'Numero'), typeCode, currency, ...parties },
    kind: CREDIT.has(typeCode) ? 'credit note' : 'invoice',
    isTest: false,
    issuedOn: dayIn(textAt(head, 'Data')),
    payee: '', // Beneficiario is mostly the seller by another name
    payeeIban: textAt(pay, 'IBAN'),
    dues,
    terms: '',
    termsDays: daysOf(pay),
    totals: money,
    payable: stated ?? computed,
    reference: textAt(pay, 'CodicePagamento'),
    orderNo: '',
    purchaseOrder: textAt(general, 'DatiOrdineAcquisto/IdDocumento'),
    contract: textAt(general, 'DatiContratto/IdDocumento'),
    suppliedOn: dayIn(textAt(general, 'DatiDDT/DataDDT')),
    subject: textAt(head, 'Causale').slice(0, LONGEST_TEXT),
    corrects: allAt(general, 'DatiFattureCollegate/IdDocumento').map(({ text }) => text).filter((text) => text !== ''),
    replaces: false, // a further note takes away or adds
    discounts: discountsInFatturaPa(body, amounts),
    lines: allAt(body, 'DatiBeniServizi/DettaglioLinee').map((line) => lineOf(line, amounts)),
    unread: amounts.unread,
  };
} // prettier-ignore

/** Credit notes, also simplified ones. */
const CREDIT: ReadonlySet<string> = new Set(['TD04', 'TD08']);

function partyOf(party: Xml | undefined): EinvoiceParty {
  const who = oneAt(party, 'DatiAnagrafici');
  const at = oneAt(party, 'Sede');
  const vat = oneAt(who, 'IdFiscaleIVA');
  const person = [textAt(who, 'Anagrafica/Nome'), textAt(who, 'Anagrafica/Cognome')].filter((text) => text !== '').join(' '); // prettier-ignore
  const legalName = textAt(who, 'Anagrafica/Denominazione') || person;
  return {
    ...NO_PARTY,
    ...{ name: legalName, legalName },
    vatNo: vat === undefined ? '' : `${textAt(vat, 'IdPaese')}${textAt(vat, 'IdCodice')}`,
    registerNo: textAt(who, 'CodiceFiscale'),
    street: [textAt(at, 'Indirizzo'), textAt(at, 'NumeroCivico')].filter((text) => text !== '').join(' '),
    postcode: textAt(at, 'CAP'),
    city: textAt(at, 'Comune'),
    country: textAt(at, 'Nazione'),
    contact: textAt(party, 'RiferimentoAmministrazione'),
    email: textAt(party, 'Contatti/Email'),
    phone: textAt(party, 'Contatti/Telefono'),
  };
}

function duesOf(body: Xml, amounts: Amounts): Due[] {
  return allAt(body, 'DatiPagamento/DettaglioPagamento').map((pay) => ({
    on: dayIn(textAt(pay, 'DataScadenzaPagamento')) || afterDays(pay),
    amount: amounts.at(pay, 'ImportoPagamento'),
  }));
}

const daysOf = (pay: Xml | undefined): number | null => {
  const text = textAt(pay, 'GiorniTerminiPagamento');
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
};

/** So many days from a day that the document names. */
function afterDays(pay: Xml): string {
  const from = dayIn(textAt(pay, 'DataRiferimentoTerminiPagamento'));
  const [days, at] = [daysOf(pay), Date.parse(from)];
  if (days === null || !/^\d{4}-\d{2}-\d{2}$/.test(from) || Number.isNaN(at)) return '';
  return new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}

/** What the customer keeps back is the tax that it pays itself: a withholding, or the VAT under split payment. */
function moneyOf(body: Xml, head: Xml | undefined, amounts: Amounts): Einvoice['totals'] {
  const sums = allAt(body, 'DatiBeniServizi/DatiRiepilogo');
  const net = sumOf(sums.map((one) => amounts.at(one, 'ImponibileImporto')));
  const tax = sumOf(sums.map((one) => amounts.at(one, 'Imposta')));
  const split = sums.filter((one) => textAt(one, 'EsigibilitaIVA') === 'S').map((one) => amounts.ofLine(one, 'Imposta'));
  const kept = allAt(head, 'DatiRitenuta').map((one) => amounts.at(one, 'ImportoRitenuta'));
  const rounding = sumOf([...sums.map((one) => amounts.at(one, 'Arrotondamento')), amounts.at(head, 'Arrotondamento')]);
  const stated = amounts.at(head, 'ImportoTotaleDocumento');
  const computed = net === null ? null : net + (tax ?? 0) + (rounding ?? 0);
  return {
    ...{ lines: null, allowances: null, charges: null, net, tax, gross: stated ?? computed, prepaid: null },
    ...{ rounding: stated === computed ? null : rounding, withheld: sumOf([...split, ...kept]) },
  };
} // prettier-ignore

function lineOf(line: Xml, amounts: Amounts): InvoiceLine {
  return {
    no: textAt(line, 'NumeroLinea').slice(0, LONGEST_NO),
    text: textAt(line, 'Descrizione').slice(0, LONGEST_TEXT),
    quantity: decimalIn(textAt(line, 'Quantita')),
    price: decimalIn(textAt(line, 'PrezzoUnitario')),
    orderLine: null,
    amountMinor: amounts.ofLine(line, 'PrezzoTotale'),
    vatMinor: null,
  };
}
