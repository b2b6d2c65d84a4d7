import { exponent } from '../kernel/money';

/**
 * A sum in French words, `neuf cents euros et cinq centimes`: where a debtor alone binds himself to pay, French law wants the
 * sum in figures and in words, and the words prevail (Code civil, art. 1376). Traditional spelling without hyphens between
 * hundreds. Other currencies than the euro are named by their code.
 */
export function amountInFrench(minor: number, currency: string): string {
  const per = 10 ** exponent(currency);
  const whole = Math.floor(Math.abs(minor) / per);
  const rest = Math.abs(minor) % per;
  const million = whole >= 1_000_000 && whole % 1_000_000 === 0;
  const unit = currency === 'EUR' ? (whole < 2 ? 'euro' : 'euros') : currency;
  const units = `${numberInFrench(whole)} ${million ? (currency === 'EUR' ? 'd’' : 'de ') : ''}${unit}`;
  if (rest === 0) return units;
  const small = currency === 'EUR' ? (rest < 2 ? 'centime' : 'centimes') : `/ ${per}`;
  return currency === 'EUR' ? `${units} et ${numberInFrench(rest)} ${small}` : `${units} et ${rest} ${small}`;
}

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

/** A whole number from 0 to 999 999 999 999. */
export function numberInFrench(n: number): string {
  if (n < 1_000) return belowThousand(n, true);
  const parts: string[] = [];
  for (const [size, name] of [
    [1_000_000_000, 'milliard'],
    [1_000_000, 'million'],
  ] as const) {
    const many = Math.floor(n / size) % 1_000;
    if (many > 0) parts.push(`${belowThousand(many, true)} ${name}${many > 1 ? 's' : ''}`);
  }
  const thousands = Math.floor(n / 1_000) % 1_000;
  // before "mille", which is a number and no noun, cent and vingt take no s
  if (thousands > 0) parts.push(thousands === 1 ? 'mille' : `${belowThousand(thousands, false)} mille`);
  if (n % 1_000 > 0) parts.push(belowThousand(n % 1_000, true));
  return parts.join(' ');
}

/** `last`: nothing of the number follows, so that cents and quatre-vingts take their s. */
function belowThousand(n: number, last: boolean): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  if (hundreds === 0) return belowHundred(rest, last);
  const cent = hundreds === 1 ? 'cent' : `${SMALL[hundreds] ?? ''} cent${rest === 0 && last ? 's' : ''}`;
  return rest === 0 ? cent : `${cent} ${belowHundred(rest, last)}`;
}

function belowHundred(n: number, last: boolean): string {
  if (n < 20) return SMALL[n] ?? '';
  const ten = Math.floor(n / 10);
  const rest = ten === 7 || ten === 9 ? n - (ten - 1) * 10 : n % 10;
  const name = TENS[ten] ?? '';
  if (rest === 0) return ten === 8 && last ? `${name}s` : name;
  return (rest === 1 || rest === 11) && ten < 8 ? `${name} et ${SMALL[rest] ?? ''}` : `${name}-${SMALL[rest] ?? ''}`;
}
