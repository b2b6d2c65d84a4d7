import { otherCompany } from './whose-books';

const us = { names: ['ACME SAS'], vatNo: 'FR12 552 100 554', registerNo: '' };

test.each([
  ['552100554', us, false],
  ['123456789', us, true],
  ['556036-0793', { names: ['Åkeri AB'], vatNo: 'SE556036079301', registerNo: '' }, false],
  ['556036-0794', { names: ['Åkeri AB'], vatNo: 'SE556036079301', registerNo: '' }, true],
  ['552100554', { ...us, vatNo: '', registerNo: '552 100 554 00013' }, false],
  ['999999999', us, false], // stands for nobody
  ['1234', us, false],
  ['12345678', us, false], // no number of ours is written like it
  ['123456789', { ...us, vatNo: '' }, false],
  ['123456789', null, false],
  ['', us, false],
])('books of %s', (number, who, isOther) => {
  const found = otherCompany('fec.txt', { number, name: 'Autre SARL' }, who);
  expect(found?.fault).toBe(isOther ? `these are the books of Autre SARL (${number}), not of ${who?.names[0] ?? ''}` : undefined); // prettier-ignore
});
