import type { Content } from './formats/magic';
import type { Problem } from './problem';
import { refusal } from './sniff-kind';

/** Why the library did not open it, by what it says. */
export function unopened(file: string, content: Content, said: string): Problem {
  if (/password|encrypt/i.test(said)) return locked(file);
  if (said.includes('timed out')) return endless(file);
  return /unsupported|cannot find|could not find|unrecognized/i.test(said) ? notATable(file, content) : damaged(file);
}

export const locked = (file: string): Problem =>
  refusal({ file }, 'password', 'the workbook is protected with a password', 'a workbook that opens without one', 'Open it in Excel, remove the password, and save it under another name.'); // prettier-ignore

export const damaged = (file: string): Problem =>
  refusal({ file }, 'damaged-file', 'the workbook is damaged or was not transferred whole', 'a workbook that Excel opens', 'Export or copy it again.'); // prettier-ignore

const endless = (file: string): Problem =>
  refusal({ file }, 'too-slow', 'reading the workbook does not come to an end', 'a workbook that Excel opens', 'Open it in Excel and save it under another name, or save the sheet as CSV.'); // prettier-ignore

const SAID: Readonly<Record<Content, string>> = {
  text: 'a text', zip: 'a ZIP archive without a workbook', compound: 'an Office document', pdf: 'a PDF', html: 'a web page (HTML) without a table',
  sheet: 'an XML document', xml: 'an XML document', image: 'a picture', gzip: 'a compressed file', rtf: 'a text document (RTF)', empty: 'empty',
  binary: 'no text and no workbook',
}; // prettier-ignore

export function notATable(file: string, content: Content): Problem {
  if (content === 'empty') return refusal({ file }, 'empty-file', 'the file is empty', 'a list with headings and rows', 'Export it again.'); // prettier-ignore
  const remedy =
    content === 'zip' || content === 'gzip' ? 'Unpack it and import the list inside.'
    : 'Export the list as CSV or .xlsx.'; // prettier-ignore
  return refusal(
    { file },
    'not-a-table',
    `the file is ${SAID[content]}`,
    'a CSV file or a workbook (.xlsx, .xls, .ods)',
    remedy,
  );
}
