import { nameKey } from '../cash/plain-name';

/**
 * By what a row of a list and a customer are the same: the number of a register or of VAT, exactly and in one country; or name and
 * postcode, which a person must look at. Numbers are compared as their country writes them.
 */
export interface Named {
  readonly name: string;
  readonly register: string;
  readonly vat: string;
  readonly postcode: string;
  /** Where the register is, if its number needs it. */
  readonly court: string;
}

export interface Keys {
  readonly numbers: readonly string[];
  readonly name: string | null;
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

export function keysOf(country: string, { name, register, vat, postcode, court }: Named): Keys {
  const numbers = [registerKey(country, register, court), ...vatKeys(country, vat)].flatMap((key) => key ?? []);
  const [who, where] = [nameKey(name), bare(postcode)];
  return { numbers: [...new Set(numbers)], name: who === '' || where === '' ? null : `N ${country} ${who} ${where}` };
}

/** Null: it says nothing by itself. A German number counts within its court only. */
function registerKey(country: string, register: string, court: string): string | null {
  const text = bare(register);
  if (text === '') return null;
  if (country === 'FR') {
    const siren = /(?:^|\D)(\d{9})(\d{5})?(?:\D|$)/.exec(text)?.[1];
    return siren === undefined ? null : `R FR ${siren}`;
  }
  if (country === 'DE') {
    const number = /(HRA|HRB|GNR|PR|VR)(\d+[A-Z]?)/.exec(text.replace(/\s/g, ''));
    const place = placeOf(register) || placeOf(court);
    return number === null || place === '' ? null : `R DE ${place} ${number[1] ?? ''}${number[2] ?? ''}`;
  }
  const number = text.replace(/^0+/, '');
  return number.length < 5 ? null : `R ${country} ${number}`;
}

/** The town of a German court. */
const placeOf = (text: string): string =>
  text.toUpperCase().replace(/\b(AMTSGERICHT|REGISTERGERICHT|AG|HANDELSREGISTER|HRA|HRB|GNR|PR|VR|NR)\b/g, ' ').replace(/[^\p{L}]+/gu, '').replace(/^[A-Z]$/, ''); // prettier-ignore

/** A French VAT number holds the number of the register. */
function vatKeys(country: string, vat: string): string[] {
  const text = bare(vat);
  if (text.length < 8) return [];
  const siren = country === 'FR' ? /^FR[A-Z0-9]{2}(\d{9})$/.exec(text)?.[1] : undefined;
  return [`V ${text}`, ...(siren === undefined ? [] : [`R FR ${siren}`])];
}
