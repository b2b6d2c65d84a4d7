import { countryFrom, isZone, languageOf, zoneOf } from './country';

describe('a country', () => {
  it.each([
    ['fr', 'FR'],
    ['UK', 'GB'],
    ['XX', undefined],
    ['ZZ', undefined],
    ['FRA', undefined],
    ['1', undefined],
  ])('%s is %p', (text, code) => {
    expect(countryFrom(text)).toBe(code);
  });

  it.each([
    ['FR', 'Europe/Paris', 'fr'],
    ['DE', 'Europe/Berlin', 'de'],
    ['SE', 'Europe/Stockholm', 'sv'],
    ['GB', 'Europe/London', 'en'],
    ['NL', 'Europe/Amsterdam', 'nl'],
    ['CH', 'Europe/Zurich', 'de'],
    ['ES', 'Europe/Madrid', 'es'],
    ['US', 'America/New_York', 'en'],
    ['AQ', expect.any(String), 'en'],
  ])('%s lives in %p and speaks %s', (country, zone, language) => {
    expect(zoneOf(country)).toEqual(zone);
    expect(isZone(zoneOf(country))).toBe(true);
    expect(languageOf(country)).toBe(language);
  });

  it('has zones that exist and none that do not', () => {
    expect(isZone('Europe/Paris')).toBe(true);
    expect(isZone('Europe/Pariss')).toBe(false);
  });
});
