/** What a country usually means for a company in it: its clock and its language. Countries are ISO 3166 alpha-2. */
interface LocaleWithZones extends Intl.Locale {
  readonly timeZones?: readonly string[];
}

/** Where most people of a country with several zones live. */
const MAIN_ZONES: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
};

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The code of a country as ISO has it (`uk` → `GB`), or undefined where there is no such country. */
export function countryFrom(text: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(text)) return undefined;
  const code = new Intl.Locale(`und-${text}`).region;
  return code !== undefined && names.of(code) !== undefined && code !== 'ZZ' ? code : undefined;
}

/** The IANA zone that most of the country lives in; UTC where nothing is known. */
export function zoneOf(country: string): string {
  const zones = (new Intl.Locale(`und-${country}`) as LocaleWithZones).timeZones ?? [];
  return MAIN_ZONES[country] ?? zones[0] ?? 'UTC';
}

/** The language that most of the country speaks, ISO 639-1; English where nothing is known. */
export function languageOf(country: string): string {
  const language = new Intl.Locale(`und-${country}`).maximize().language;
  return language.length === 2 ? language : 'en';
}

/** True for an IANA zone that this machine knows. */
export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
