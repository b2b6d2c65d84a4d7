/**
 * Customer numbers that a spreadsheet, or a hand, has damaged: leading zeros lost, blanks, capitals, `4711.0`, `4.7E+03`. What a number
 * seems to mean is proposed and never taken for granted: a person decides, and the decision is kept with the source.
 */
export interface Named {
  readonly code: string;
  /** Empty: not told. */
  readonly name: string;
}

export interface CodeProposal {
  /** As the file writes it. */
  readonly code: string;
  readonly name: string;
  /** The customer that it seems to mean. */
  readonly meant: Named;
  /** `name`: the file gives no number, and one customer has that name. */
  readonly because: 'zeros' | 'writing' | 'cut' | 'name';
}

/** The known customer that each number seems to mean; numbers that mean nobody, or cannot be told, are left out. */
export function proposalsFor(fresh: readonly Named[], known: readonly Named[]): CodeProposal[] {
  const byKey = new Map<string, Named[]>();
  const byName = new Map<string, Named[]>();
  for (const one of known) {
    pushTo(byKey, keyOf(one.code), one);
    pushTo(byName, nameless(one.name), one);
  }
  return fresh.flatMap(({ code, name }): CodeProposal[] => {
    const cut = cutNumber(code);
    const alike = cut === undefined ? (byKey.get(keyOf(code)) ?? []) : known.filter((one) => isCutOf(one.code, cut));
    const meant = theOne(alike.filter((one) => one.code !== code && isSameName(name, one.name, code)));
    const named =
      code === nameless(name) ? theOne((byName.get(code) ?? []).filter((one) => one.code !== code)) : undefined;
    if (meant === undefined) return named === undefined ? [] : [{ code, name, meant: named, because: 'name' }];
    const because = cut !== undefined ? 'cut' : written(code) === written(meant.code) ? 'writing' : 'zeros';
    return [{ code, name, meant, because }];
  });
}

function pushTo(map: Map<string, Named[]>, key: string, one: Named): void {
  const there = map.get(key);
  if (there) there.push(one);
  else map.set(key, [one]);
}

const theOne = (found: readonly Named[]): Named | undefined => (found.length === 1 ? found[0] : undefined);

/** As a customer without a number is called. */
const nameless = (name: string): string => name.replace(/\s+/g, ' ').toLowerCase();

/** Without blanks and capitals. */
const written = (code: string): string => code.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Without what spreadsheets take from numbers: leading zeros; and without the decimals that they give to them. */
function keyOf(code: string): string {
  const bare = written(code);
  return /^\d+([.,]0+)?$/.test(bare) ? bare.replace(/[.,]0+$/, '').replace(/^0+(?=\d)/, '') : bare;
}

interface Cut {
  readonly digits: string;
  /** How many digits the whole number has. */
  readonly length: number;
}

/** `2,96E+09`: a number of ten digits that begins with 2.96 after rounding. */
function cutNumber(code: string): Cut | undefined {
  const found = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(code.trim());
  if (found === null) return undefined;
  const [, first = '', more = '', exponent = '0'] = found;
  return { digits: first + more, length: Number(exponent) + 1 };
}

function isCutOf(code: string, cut: Cut): boolean {
  const number = keyOf(code);
  if (!/^\d{4,15}$/.test(number)) return false;
  const [mantissa = '', exponent = ''] = Number(number)
    .toExponential(cut.digits.length - 1)
    .split('e+');
  return mantissa.replace('.', '') === cut.digits && Number(exponent) + 1 === cut.length;
}

/** A list that gives no name, or the number for it, says nothing against it. */
function isSameName(one: string, other: string, code: string): boolean {
  const [a, b] = [bareName(one), bareName(other)];
  return a === '' || a === bareName(code) || a === b;
}

const bareName = (name: string): string =>
  name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(); // prettier-ignore
