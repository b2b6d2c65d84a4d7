import type { BankLine } from '../../cash/bank-line';
import { accountText, joined, referenceIn, said } from './bank-text';

/** Field 86 of MT940: who paid and what for, in whichever dialect it is written. */
type Said = Partial<BankLine> & Pick<BankLine, 'text'>;

export function informationOf(lines: readonly string[], line: BankLine): Said {
  const whole = lines.join('').trimStart(); // Polish banks begin it with a blank
  const german = /^\d{3}([^\w\s])\d{2}/.exec(whole);
  const found = german ? subfields(whole.slice(3), german[1] ?? '?', line) : (slashed(lines) ?? plain(lines, line));
  const text = joined([found.text, line.text]);
  return { ...found, text, reference: found.reference ?? referenceIn(text) };
}

/** What banks write where a payment or direct debit came back. */
const CAME_BACK = /R[ÜU]E?CKL?(LAST|ÜBERW|UEBERW|GABE|BUCH)|RETOURE|TERUGBOEKING|REJET|IMPAY[ÉE]|RETURN(ED)?\b/i;

/** The word by which a text says so; null where it does not. */
export const cameBack = (text: string): string | null => said(CAME_BACK.exec(text)?.[0]);

/** `?20…?29`, `?60…?63`: text, `?30` `?31`: account, `?32` `?33`: name. Texts carry SEPA words such as `EREF+`. */
function subfields(text: string, mark: string, line: BankLine): Said {
  const fields = new Map<number, string>();
  for (const part of text.split(new RegExp(`\\${mark}(?=\\d{2})`)).slice(1)) {
    const key = Number(part.slice(0, 2));
    fields.set(key, (fields.get(key) ?? '') + part.slice(2));
  }
  const at = (...keys: readonly number[]): string => keys.map((key) => fields.get(key) ?? '').join('');
  const purpose = at(20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63);
  const words = wordsOf(purpose, SEPA);
  const of = (word: string): string | null => said(words?.get(word));
  const free = words === null ? purpose : (of('SVWZ') ?? '');
  const back = CAME_BACK.test(at(0)) || CAME_BACK.test(free);
  return {
    text: joined([free, of(''), of('KREF')]),
    name: said(at(32, 33)),
    behind: of('ABWA'),
    iban: said(accountText(at(31))) ?? of('IBAN')?.replace(/\s/g, '') ?? null,
    endToEnd: of('EREF') ?? line.endToEnd,
    returned: back ? (said(`${at(0)} ${at(34)}`) ?? 'returned') : line.returned,
  };
}

const SEPA = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP|SQTP)\+/; // words follow each other without a blank

/** The texts behind the words, and under '' what stands before the first; null where there is none. */
function wordsOf(text: string, words: RegExp): Map<string, string> | null {
  const parts = text.split(words);
  if (parts.length < 3) return null;
  const found = new Map([['', parts[0] ?? '']]);
  for (let at = 1; at < parts.length; at += 2) {
    const word = parts[at] ?? '';
    found.set(word, joined([found.get(word) ?? null, parts[at + 1] ?? null]));
  }
  return found;
}

const SLASHED =
  /\/(EREF|REMI|ORDP|BENM|NAME|IBAN|RTRN|CREF|MARF|PREF|TRCD|CSID|PURP|SVCL|ISDT|ULTD|ULTB|BIC|TRTP|ADDR|CNTP|RETD)\//;

/** `/EREF/…//REMI/USTD//…/NAME/…`: the words of SWIFT as Dutch and Nordic banks use them. */
function slashed(lines: readonly string[]): Said | undefined {
  const whole = lines.join('');
  if (!whole.startsWith('/')) return undefined;
  const words = wordsOf(whole, SLASHED);
  if (words === null) return undefined;
  const of = (word: string): string => (words.get(word) ?? '').replace(/^\/+|\/+$/g, '');
  const remitted = of('REMI');
  const structured = /^STRD\/(?:CUR|ISO)?\/?([0-9A-Z]+)/.exec(remitted);
  const [account = '', , name = ''] = of('CNTP').split('/');
  const iban = of('IBAN') || account;
  return {
    text: joined([remitted.replace(/^(USTD|STRD)\/+(CUR\/)?/, '')]),
    name: said(of('NAME') || name || of('ORDP') || of('BENM')),
    behind: said(of('ULTD') || of('ULTB')),
    iban: iban === '' ? null : accountText(iban),
    ...(structured ? { reference: structured[1] ?? null } : {}),
    ...(said(of('EREF')) === null ? {} : { endToEnd: said(of('EREF')) }),
    ...(said(of('RTRN') || of('RETD')) === null ? {} : { returned: said(of('RTRN') || of('RETD')) }),
  };
}

/** Anything else is a text; a name and number that the movement's own line carries (`0121470966      W.P. Jansen`) are read. */
function plain(lines: readonly string[], line: BankLine): Said {
  const text = joined(lines.map((one) => one.trim()), [65]); // prettier-ignore
  const [, account, name] = /^P?0*(\d{6,12})\s+(\S.*)$/.exec(line.endToEnd ?? '') ?? [];
  return {
    text,
    ...(name === undefined ? {} : { name: said(name), iban: account ?? null, endToEnd: null }),
    ...(CAME_BACK.test(text) ? { returned: cameBack(text) } : {}),
  };
}
