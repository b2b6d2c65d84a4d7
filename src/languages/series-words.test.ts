import rates from '../law/data/rates.json';
import { seriesName } from './series-words';

it('has a name for every series of rates, and no code stands in one', () => {
  for (const series of Object.keys(rates.series))
    for (const language of ['en', 'fr', 'de', 'sv', 'nl', 'es', 'pl']) {
      expect(seriesName(series, language)).not.toBe(series);
      expect(seriesName(series, language)).not.toMatch(/_|undefined/);
    }
});

it('says those of central banks in the language of the page, those of a law by their own name', () => {
  expect(seriesName('ECB_MRO_HALFYEAR', 'fr')).toBe('Taux de refinancement de la Banque centrale européenne');
  expect(seriesName('ECB_MRO_HALFYEAR', 'pl')).toBe(seriesName('ECB_MRO_HALFYEAR', 'en'));
  expect(seriesName('DE_BASISZINSSATZ', 'sv')).toBe('Basiszinssatz (§ 247 BGB)');
  expect(seriesName('toString', 'en')).toBe('toString');
});
