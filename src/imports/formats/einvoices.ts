import { isCii, readCii } from './cii';
import type { Einvoice } from './einvoice';
import type { EinvoiceRead } from './einvoice-table';
import { isFacturae, readFacturae } from './facturae';
import { isFatturaPa, readFatturaPa } from './fatturapa';
import { looksSigned, unsigned } from './signed';
import { isUbl, readUbl } from './ubl';
import { parseXml, XmlFault, type Xml } from './xml';
import { xmlText } from './xml-text';

/** The formats of e-invoices, each known by its root whatever the name of the file is. */
const FORMATS: readonly { readonly is: (root: Xml) => boolean; readonly read: (root: Xml) => readonly Einvoice[] }[] = [
  { is: isUbl, read: (root) => [readUbl(root)] },
  { is: isCii, read: (root) => [readCii(root)] },
  { is: isFatturaPa, read: readFatturaPa },
  { is: isFacturae, read: readFacturae },
];

const ROOT =
  /<(?:[\w.-]{1,40}:)?(?:Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument|FatturaElettronica|Facturae|StandardBusinessDocument)[\s>]/;

/** Larger is no invoice. */
const LARGEST = 100_000_000;
const HEAD = 16_384;

/** Whether the beginning of a document looks like that of an e-invoice. */
export const looksLikeEinvoice = (head: Uint8Array): boolean => ROOT.test(xmlHead(head));

/** The same of a whole document that may lie in a signature. */
export const holdsEinvoice = (bytes: Uint8Array): boolean =>
  looksLikeEinvoice(looksSigned(bytes) ? (unsigned(bytes) ?? NOTHING) : bytes);

const NOTHING = new Uint8Array();

/** ZUGFeRD 1. */
export const isOlderEinvoice = (bytes: Uint8Array): boolean =>
  /<(?:[\w.-]{1,40}:)?CrossIndustryDocument[\s>]/.test(xmlHead(bytes));

/** The first elements, in whatever alphabet: names are plain letters in each. */
const xmlHead = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replace(/\0/g, ''); // prettier-ignore

/** The e-invoices of a document; undefined where it is anything else. Never throws for what stands in it. */
export function readEinvoices(member: string, bytes: Uint8Array): EinvoiceRead | undefined {
  if (looksSigned(bytes)) return readSigned(member, bytes);
  if (!looksLikeEinvoice(bytes)) return undefined;
  if (bytes.length > LARGEST) return { member, invoices: [], wrong: { line: 1, fault: 'it is larger than 100 MB' } };
  const { text, lied } = xmlText(bytes);
  try {
    const root = unwrapped(parseXml(text));
    const format = FORMATS.find(({ is }) => is(root));
    if (format === undefined) return undefined;
    const invoices = format.read(root);
    if (invoices.length === 0)
      return { member, invoices, wrong: { line: root.line, fault: 'no invoice stands in it' } };
    return { member, invoices, lied };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return { member, invoices: [], wrong: { line: error.line, fault: error.says } };
  }
}

/** In a signature (`.p7m`): the document that was signed, whoever signed it. */
function readSigned(member: string, bytes: Uint8Array): EinvoiceRead | undefined {
  const document = bytes.length > LARGEST ? undefined : unsigned(bytes);
  if (document === undefined) return { member, invoices: [], wrong: { line: 1, fault: 'it is a signed file that is not whole' } }; // prettier-ignore
  const read = readEinvoices(member, document);
  return read === undefined
    ? { member, invoices: [], wrong: { line: 1, fault: 'what was signed is no e-invoice' } }
    : { ...read, signed: true };
}

/** On the Peppol network a document travels in an envelope. */
const unwrapped = (root: Xml): Xml =>
  root.name === 'StandardBusinessDocument' ? (root.children.find((child) => FORMATS.some(({ is }) => is(child))) ?? root) : root; // prettier-ignore
