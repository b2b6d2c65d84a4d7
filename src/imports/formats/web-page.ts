/**
 * The letters that a web page writes by their names (`&eacute;`, HTML 4 section 24.2.1) or numbers (`&#233;`): the library that
 * reads its tables knows only the few names that XML has. What would be markup stays as it is written.
 */
export const withLetters = (html: string): string =>
  html.replace(
    /&(?:([A-Za-z]{2,8})|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/g,
    (whole, name?: string, number?: string, hex?: string) =>
      name === undefined
        ? (letterOf(number === undefined ? parseInt(hex ?? '', 16) : Number(number)) ?? whole)
        : (LETTERS.get(name) ?? whole),
  );

function letterOf(code: number): string | undefined {
  const markup = { 34: '&quot;', 38: '&amp;', 39: "'", 60: '&lt;', 62: '&gt;' }[code];
  if (markup !== undefined) return markup;
  return code < 32 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? undefined : String.fromCodePoint(code);
}

/** Of ISO 8859-1 from 161 on. */
const LATIN =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(161 + at)]),
  ['euro', '€'], ['OElig', 'Œ'], ['oelig', 'œ'], ['ndash', '–'], ['mdash', '—'], ['lsquo', '‘'], ['rsquo', '’'], ['minus', '−'],
]); // prettier-ignore
