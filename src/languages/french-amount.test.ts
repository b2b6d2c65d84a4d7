import { amountInFrench, numberInFrench } from './french-amount';

describe('a number in French words', () => {
  it.each<[number, string]>([
    [0, 'zéro'],
    [16, 'seize'],
    [17, 'dix-sept'],
    [21, 'vingt et un'],
    [22, 'vingt-deux'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [72, 'soixante-douze'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [90, 'quatre-vingt-dix'],
    [91, 'quatre-vingt-onze'],
    [100, 'cent'],
    [101, 'cent un'],
    [200, 'deux cents'],
    [280, 'deux cent quatre-vingts'],
    [1_000, 'mille'],
    [1_100, 'mille cent'],
    [2_001, 'deux mille un'],
    [80_000, 'quatre-vingt mille'],
    [200_000, 'deux cent mille'],
    [1_000_001, 'un million un'],
    [200_000_000, 'deux cents millions'],
    [3_000_200_080, 'trois milliards deux cent mille quatre-vingts'],
  ])('%i: %s', (n, words) => {
    expect(numberInFrench(n)).toBe(words);
  });

  it.each<[number, string, string]>([
    [90_000, 'EUR', 'neuf cents euros'],
    [100, 'EUR', 'un euro'],
    [1, 'EUR', 'zéro euro et un centime'],
    [123_456, 'EUR', 'mille deux cent trente-quatre euros et cinquante-six centimes'],
    [200_000_000, 'EUR', 'deux millions d’euros'],
    [150_050, 'CHF', 'mille cinq cents CHF et 50 / 100'],
    [5_000, 'JPY', 'cinq mille JPY'],
  ])('%i minor units of %s: %s', (minor, currency, words) => {
    expect(amountInFrench(minor, currency)).toBe(words);
  });
});
