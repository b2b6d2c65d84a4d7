import type { Agreement } from '../companies/reference-scheme';
import type { Deed } from './deed';
import { ownReference } from './message';

/** Which reference a message names: that of the one invoice where its bank takes it, else one of ours. */
const IBAN = 'NO9386011117947';
const KID: Agreement = { scheme: 'kid10', length: null, prefix: '' };
const RF: Agreement = { scheme: 'rf', length: null, prefix: '' };
const QR: Agreement = { scheme: 'qrr', length: 27, prefix: '' };
const QRR = '210000000003139471430009017';

interface Spoken {
  readonly reference: string | null;
  readonly instalment?: boolean;
  readonly place?: string;
}

const deed = (...items: readonly Spoken[]): Deed =>
  ({
    items: items.map(({ reference, instalment = false, place = 'named' }, n) => ({
      place,
      item: { itemId: instalment ? -1 - n : n + 1, paymentReference: reference, ...(instalment && { instalment: {} }) },
    })),
  }) as unknown as Deed;

describe('an invoice’s own reference', () => {
  it.each([
    ['is repeated where the bank takes it', [{ reference: '602243' }], IBAN, KID, { text: '602243', ours: false }],
    ['is none where the bank refuses it', [{ reference: '602244' }], IBAN, KID, undefined],
    ['is repeated where nothing was agreed', [{ reference: 'AB-12' }], IBAN, RF, { text: 'AB-12', ours: false }],
    ['goes with its QR-IBAN', [{ reference: QRR }], 'CH4431999123000889012', QR, { text: QRR, ours: false }],
    ['of a QR-bill is none on a usual account', [{ reference: QRR }], 'CH9300762011623852957', RF, undefined],
    ['is none where the message asks for two', [{ reference: '602243' }, { reference: '17' }], IBAN, KID, undefined],
    ['is none where one has none', [{ reference: '602243' }, { reference: null }], IBAN, KID, undefined],
    ['counts alone among what is asked for', [{ reference: '602243' }, { reference: '17', place: 'held' }], IBAN, KID, { text: '602243', ours: false }],
  ] as const)('%s', (_, items, iban, references, expected) => {
    expect(ownReference(deed(...items), { iban, references })).toEqual(expected);
  }); // prettier-ignore

  it('is as it was where no account is known', () => {
    expect(ownReference(deed({ reference: '602244' }), undefined)).toEqual({ text: '602244', ours: false });
  });
});
