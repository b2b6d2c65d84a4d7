import { ownAccount } from './own-account';

const ACCOUNTS = [
  { id: 1, iban: 'DE89370400440532013000', currency: 'EUR' },
  { id: 2, iban: 'NL91ABNA0417164300', currency: 'EUR' },
  { id: 3, iban: 'NL91ABNA0417164300', currency: 'USD' },
  { id: 4, iban: 'FR7630006000011234567890189', currency: 'EUR' },
  { id: 5, iban: 'BE68539007547034', currency: 'EUR' },
  { id: 6, iban: 'NL02RABO0417164300', currency: 'EUR' },
];

test.each([
  ['the IBAN', 'DE89370400440532013000', 'EUR', 1],
  ['bank and number', '37040044/0532013000', 'EUR', 1],
  ['bank and number without zeros', '37040044/532013000', null, 1],
  ['another bank, same number', '37040045/0532013000', 'EUR', undefined],
  ['an account in two currencies', 'NL91ABNA0417164300', 'USD', 3],
  ['a currency that it is not kept in', 'NL91ABNA0417164300', 'CHF', 2],
  ['a number that two banks gave', '0417164300', 'EUR', undefined],
  ['a French number without its key', '12345678901', 'EUR', 4],
  ['a Belgian number', '539007547034', 'EUR', 5],
  ['too little to tell', '13000', 'EUR', undefined],
  ['another IBAN', 'BE71096123456769', 'EUR', undefined],
  ['nothing', '', null, undefined],
])('%s', (_, said, currency, expected) => {
  expect(ownAccount(said, currency, ACCOUNTS)?.id).toBe(expected);
});
