import type { Debtor } from './country-rules';
import { lawFor, type CountryFacts, type Named } from './four-countries';
import { limitationOf } from './limitation';
import type { Day } from '../kernel/day';

const or = (text: string | undefined): string | null => (text === undefined || text === '-' ? null : text);

/** seller (its terms: law, court) | debtor, country, language (said: law, court) | governing; court; language; law */
const COUNTRIES = `
  DE - -   | company FR fr - -  | DE seller?; FR defendant_home?; fr customer; law DE
  DE - -   | company FR - - -   | DE seller?; FR defendant_home?; fr country_language?; law DE
  DE DE DE | company FR fr - -  | DE terms; DE terms; fr customer; law DE
  DE DE DE | consumer FR fr - - | DE terms; FR consumer_home?; fr customer; law DE
  DE - -   | consumer FR fr - - | FR consumer_home?; FR consumer_home?; fr customer; law FR
  DE DE DE | unknown FR fr - -  | DE terms; FR defendant_home?; fr customer; law DE
  DE DE -  | company FR fr FR - | FR customer; FR defendant_home?; fr customer; law FR
  FR - -   | company BE - - BE  | FR seller?; BE customer; fr company?; law FR
  GB - -   | company GB - - -   | GB seller?; GB defendant_home?; en country_language?; law UK
  US - -   | company FR fr - -  | US seller?; FR defendant_home?; fr customer; law null
  FR - -   | company - - - -    | FR seller?; null unknown?; fr company?; law FR
  FR - -   | consumer - - - -   | FR seller?; null unknown?; fr company?; law FR`;

it.each(COUNTRIES.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())))('%s | %s | %s', (seller, debtor, expected) => {
  const { governing, court, language, law } = lawFor(factsOf(seller, debtor));
  const said = ({ value, reason, assumed }: Named): string => `${value} ${reason}${assumed ? '?' : ''}`;
  expect(`${said(governing)}; ${said(court)}; ${said(language)}; law ${law}`).toBe(expected);
}); // prettier-ignore

function factsOf(seller: string, owes: string): CountryFacts {
  const [country = '', termsLaw, termsCourt] = seller.split(/\s+/);
  const [debtor = '', home, language, governingLaw, courtCountry] = owes.split(/\s+/);
  return {
    debtor: debtor as Debtor,
    contractLaw: null,
    company: { country, region: null, governingLaw: or(termsLaw), courtCountry: or(termsCourt), language: country === 'DE' ? 'de' : 'fr' },
    customer: { country: or(home), region: null, language: or(language), governingLaw: or(governingLaw), courtCountry: or(courtCountry) },
    said: governingLaw === '-' ? [] : [{ field: 'governing_law', by: 'anna', at: '2026-03-02T08:00:00.000Z', why: 'contract 12' }],
  }; // prettier-ignore
}

it('a German seller and a French buyer who chose nothing: German law, three years from the end of the year, a French court', () => {
  const found = lawFor(factsOf('DE - -', 'company FR fr - -'));
  expect([found.law, found.governing.assumed, found.court.value]).toEqual(['DE', true, 'FR']);
  const limit = limitationOf({
    ...{
      law: found.law!,
      debtor: 'company',
      claim: 'goods',
      issuedOn: '2023-02-08' as Day,
      dueOn: '2023-03-10' as Day,
    },
    ...{ events: [], confirmed: () => false },
  });
  expect(limit?.endsOn).toBe('2026-12-31');
});

it('names who said otherwise, when and why', () => {
  expect(lawFor(factsOf('DE - -', 'company FR fr FR -')).governing.said).toEqual({
    ...{ field: 'governing_law', by: 'anna', at: '2026-03-02T08:00:00.000Z', why: 'contract 12' },
  });
});

it('takes the word of the contract of the claim before all others; Scotland has a law of its own', () => {
  const facts = { ...factsOf('DE DE DE', 'company FR fr FR -'), contractLaw: 'IT' };
  expect(lawFor(facts).governing).toMatchObject({ value: 'IT', reason: 'contract', assumed: false });
  const gb = factsOf('GB - -', 'company FR fr - -');
  expect(lawFor({ ...gb, company: { ...gb.company, region: 'SCT' } }).law).toBeNull();
});
