import { plusAddress, readPlusAddress } from './bounce-address';

const ID = 'me_0c7abcdefgh';
const made = (purpose: 'bounce' | 'reply', mailbox = 'bounces@acme.example'): string =>
  plusAddress('our secret', purpose, mailbox, ID);

describe('an address that names its message', () => {
  it.each(['bounce', 'reply'] as const)('is read again: %s, whatever servers do to its case', (purpose) => {
    const address = made(purpose);
    expect(address).toMatch(/^bounces\+me_0c7abcdefgh\.[0-9a-f]{12}@acme\.example$/);
    for (const text of [address, address.toUpperCase(), ` ${address}\r\n`]) {
      expect(readPlusAddress('our secret', text)).toEqual({ purpose, publicId: ID });
    }
  });

  it('has its own signature for each message and each purpose', () => {
    expect(
      new Set([made('bounce'), made('reply'), plusAddress('other', 'bounce', 'bounces@acme.example', ID)]).size,
    ).toBe(3);
  });

  it('keeps what the mailbox has of a plus-address itself', () => {
    const address = made('reply', 'ar+duly@acme.example');
    expect(address).toMatch(/^ar\+duly\+me_/);
    expect(readPlusAddress('our secret', address)).toEqual({ purpose: 'reply', publicId: ID });
  });

  it('is the mailbox itself where a name has no room for more', () => {
    const long = `${'accounts.receivable'.repeat(2)}.@acme.example`;
    expect(made('bounce', long)).toBe(long);
  });

  it.each([
    ['another message', 'forged', (a: string) => a.replace('me_0', 'me_1')],
    ['another signature', 'forged', (a: string) => a.replace(/\.[0-9a-f]{12}@/, '.000000000000@')],
    ['a cut signature', undefined, (a: string) => a.replace(/.@/, '@')],
    ['no signature', undefined, (a: string) => a.replace(/\.[0-9a-f]{12}@/, '@')],
    ['an id of another kind', undefined, (a: string) => a.replace('me_', 'cu_')],
    ['a second address', undefined, (a: string) => `${a},x@evil.example`],
    ['nothing before the plus', undefined, (a: string) => a.replace('bounces', '')],
    ['the plain mailbox', undefined, () => 'bounces@acme.example'],
    ['nothing', undefined, () => ''],
    ['very much', 'any', (a: string) => `${'+a'.repeat(50_000)}${a}`],
  ])('with %s is %s', (_, expected, change) => {
    const read = readPlusAddress('our secret', change(made('bounce')));
    if (expected !== 'any') expect(read).toBe(expected);
  });
});
