import type { Agreement } from '../companies/reference-scheme';
import { keptAs, quotedOn, spelledBy } from './quoted';

/** One number in the row, another writing on each account; whatever was written leads to the row again. */
const KID: Agreement = { scheme: 'kid10', length: 15, prefix: '902' };
const OGM: Agreement = { scheme: 'ogm', length: null, prefix: '12' };
const kept = keptAs(1234);

describe('a reference of ours', () => {
  it('is written as the bank of the account takes it', () => {
    const account = (references: Agreement) => ({ iban: 'NO9386011117947', references });
    expect(quotedOn(account(KID), { text: kept, ours: true })).toEqual({
      reference: '902000000012343',
      scheme: 'kid10',
    });
    expect(quotedOn(account(OGM), { text: kept, ours: true })).toEqual({ reference: '120000123472', scheme: 'ogm' });
    expect(quotedOn(account(KID), { text: keptAs(123_456_789_012), ours: true })).toEqual({ reference: keptAs(123_456_789_012) }); // prettier-ignore
    expect(quotedOn(account(KID), { text: '602243', ours: false })).toEqual({ reference: '602243', scheme: 'kid10' });
  });

  it.each(['902000000012343', '90200 00000 12343', '+++120/0001/23472+++', '120000123472', 'RF54 0001 234'])(
    'written %s is the same',
    (text) => {
      expect(spelledBy(text, [KID, OGM])).toContain(kept);
    },
  );

  it('is not read from what merely looks like it', () => {
    for (const text of ['902000000012344', '120000123473', '1234', 'RF55 0001 234', '']) {
      expect(spelledBy(text, [KID, OGM])).not.toContain(kept);
    }
  });
});
