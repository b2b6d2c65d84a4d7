/**
 * Telephone numbers as they are written, in the one form that everybody can call (E.164), and whether short messages reach them. The
 * ranges are those of the national numbering plans [K]; of a country that keeps no range for mobiles nobody can tell by the number.
 */
export interface Phone {
  /** `+33612345678` */
  readonly e164: string;
  readonly is: 'mobile' | 'landline' | 'unknown';
}

interface Plan {
  readonly code: string;
  /** What is dialled before a number inside the country, and left out from abroad. */
  readonly trunk: string;
  /** Of the number without the country: mobiles; null: the same ranges as others. */
  readonly mobile: RegExp | null;
  /** Digits without the country. */
  readonly digits: readonly [number, number];
}

const plan = (code: string, trunk: string, mobile: RegExp | null, ...digits: readonly [number, number]): Plan => ({ code, trunk, mobile, digits }); // prettier-ignore

const PLANS: Readonly<Record<string, Plan>> = {
  AT: plan('43', '0', /^6[5-9]\d/, 7, 13),
  BE: plan('32', '0', /^4[5-9]/, 8, 9),
  CH: plan('41', '0', /^7[4-9]/, 9, 9),
  CZ: plan('420', '', /^[67]/, 9, 9),
  DE: plan('49', '0', /^1[567]\d/, 7, 12),
  DK: plan('45', '', null, 8, 8),
  ES: plan('34', '', /^(6|7[1-4])/, 9, 9),
  FI: plan('358', '0', /^(4|50)/, 6, 11),
  FR: plan('33', '0', /^[67]/, 9, 9),
  GB: plan('44', '0', /^7[1-57-9]/, 9, 10),
  IE: plan('353', '0', /^8[35-9]/, 8, 9),
  IT: plan('39', '', /^3/, 8, 11),
  LU: plan('352', '', /^6[0-9]1/, 6, 9),
  NL: plan('31', '0', /^6[1-58]/, 9, 9),
  NO: plan('47', '', /^[49]/, 8, 8),
  PL: plan('48', '', /^(45|5[0137]|6[069]|7[2389]|88)/, 9, 9),
  PT: plan('351', '', /^9[1236]/, 9, 9),
  SE: plan('46', '0', /^7[02369]/, 7, 9),
};

/** `country`: where a number without the country belongs. Undefined: no number that could be called. */
export function phoneFrom(written: string, country: string | null): Phone | undefined {
  const text = written.replace(/\(0\)/g, '').replace(/[\s\u00a0()./-]/g, '');
  if (!/^\+?\d{5,20}$/.test(text)) return undefined;
  const abroad = text.startsWith('+') ? text.slice(1) : text.startsWith('00') ? text.slice(2) : undefined;
  if (abroad !== undefined) return fromAbroad(abroad);
  const own = country === null ? undefined : PLANS[country];
  if (own === undefined) return undefined;
  if (own.trunk !== '' && !text.startsWith(own.trunk)) return undefined;
  return judged(text.slice(own.trunk.length), own);
}

function fromAbroad(digits: string): Phone | undefined {
  const own = Object.values(PLANS).find(({ code }) => digits.startsWith(code));
  if (own !== undefined) return judged(digits.slice(own.code.length), own);
  return /^[1-9]\d{6,14}$/.test(digits) ? { e164: `+${digits}`, is: 'unknown' } : undefined;
}

function judged(number: string, { code, mobile, digits: [least, most] }: Plan): Phone | undefined {
  if (number.length < least || number.length > most) return undefined;
  const is = mobile === null ? 'unknown' : mobile.test(number) ? 'mobile' : 'landline';
  return { e164: `+${code}${number}`, is };
}
