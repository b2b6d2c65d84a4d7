import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, runs } from '../../kernel/testing/chance';
import { readContent } from '../reading-content';
import { bytesOf } from '../testing/read-text';
import { readEinvoices } from './einvoices';
import { looksSigned, unsigned } from './signed';

/** Documents in signatures, whole, in pieces, in each other, and damaged. */
const at = (name: string): Buffer => readFileSync(join(__dirname, '../../../fixtures/imports/einvoice', name));
const [PLAIN, SIGNED, BASE64] = [at('fatturapa-lot.xml'), at('fatturapa-signed.xml.p7m'), at('fatturapa-base64.xml.p7m')]; // prettier-ignore

/** An element of ASN.1, with the shortest length there is. */
function der(tag: number, ...values: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(values);
  const { length } = value;
  const size = length < 128 ? [length] : length < 65_536 ? [0x82, length >> 8, length & 255] : [0x83, length >> 16, (length >> 8) & 255, length & 255]; // prettier-ignore
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

/** An element whose length is not said. */
const ber = (tag: number, ...values: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...values, Buffer.from([0, 0])]);

const OID = (last: number): Buffer => Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last]);

const signed = (content: Uint8Array, make: typeof der = der): Buffer =>
  make(0x30, OID(2), make(0xa0, make(0x30, der(0x02, Buffer.from([1])), make(0x31), make(0x30, OID(1), make(0xa0, content)), make(0x31)))); // prettier-ignore

test.each([
  ['DER', SIGNED],
  ['Base64', BASE64],
  ['PEM', Buffer.from(`-----BEGIN PKCS7-----\n${BASE64.toString()}-----END PKCS7-----\n`)],
  ['in itself', signed(der(0x04, SIGNED))],
  ['Base64 in it', signed(der(0x04, BASE64))],
  ['BER, in pieces', signed(ber(0x24, der(0x04, PLAIN.subarray(0, 700)), der(0x04, PLAIN.subarray(700))), ber)],
])('what was signed: %s', (_, bytes) => {
  expect(looksSigned(bytes)).toBe(true);
  expect(Buffer.from(unsigned(bytes) ?? []).toString()).toBe(PLAIN.toString());
  expect(readEinvoices('', bytes)).toMatchObject({ signed: true, invoices: readEinvoices('', PLAIN)?.invoices as [] });
});

test('what is not whole, is none, or is too deep is said', () => {
  expect(readEinvoices('', SIGNED.subarray(0, 900))?.wrong?.fault).toBe('it is a signed file that is not whole');
  expect(readEinvoices('', signed(der(0x04, Buffer.from('a letter'))))?.wrong?.fault).toBe('what was signed is no e-invoice'); // prettier-ignore
  let deep: Uint8Array = PLAIN;
  for (let n = 0; n < 6; n++) deep = signed(der(0x04, deep));
  expect(unsigned(deep)).toBeUndefined();
  expect(unsigned(signed(der(0x04), (tag, ...values) => ber(tag, ...values)).subarray(0, 40))).toBeUndefined();
  const bomb = Buffer.concat(Array.from({ length: 5_000 }, () => Buffer.from([0x30, 0x80])));
  expect(unsigned(Buffer.concat([SIGNED.subarray(0, 30), bomb]))).toBeUndefined();
  const [only] = readContent('a.p7m', bytesOf(SIGNED.subarray(0, 900)), { termsDays: 30 }).refusal === undefined ? [] : [true]; // prettier-ignore
  expect(only).toBe(true);
});

test('the file says that the signature is not verified', () => {
  const reading = readContent('a.xml.p7m', bytesOf(SIGNED), { termsDays: 30, us: null });
  expect(reading.recognised).toMatchObject({ format: 'fatturapa' });
  expect(reading.recognised.assumptions.join()).toContain('the signature is not verified');
});

test('damaged in any way, it is read or refused', () => {
  const damage = fc.array(fc.record({ at: fc.nat(SIGNED.length), to: fc.nat(255), cut: fc.nat(40) }), { minLength: 1, maxLength: 6 }); // prettier-ignore
  fc.assert(
    fc.property(fc.constantFrom(SIGNED, BASE64), damage, (from, places) => {
      let bytes = Buffer.from(from);
      for (const { at: place, to, cut } of places) {
        if (cut === 0) bytes = bytes.subarray(0, place);
        else if (place < bytes.length) bytes[cut < 20 ? place % 90 : place] = to;
      }
      const read = looksSigned(bytes) ? readEinvoices('', bytes) : undefined;
      expect(read === undefined || read.wrong !== undefined || read.invoices.length > 0).toBe(true);
    }),
    runs(2_000),
  );
});
