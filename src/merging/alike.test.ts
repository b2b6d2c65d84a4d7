import { alikeOf, profileOf, type Known } from './alike';
import { pairsIn } from './alike.actions';

/** Which records seem to be one: what speaks for it and what against. */
const record = (id: number, text: string): Known => {
  const facts = new Map(text.split(' | ').map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1).trim()]));
  const list = (name: string): string[] => (facts.get(name) ?? '').split(',').filter(Boolean);
  const number = (name: string): number | null => (facts.has(name) ? Number(facts.get(name)) : null);
  return {
    ...{ id, code: facts.get('code') ?? `x${id}y`, name: facts.get('name') ?? `Nobody ${id}`, legalName: null },
    ...{ vatNo: facts.get('vat') ?? null, registerNo: facts.get('register') ?? null, country: facts.get('country') ?? null },
    ...{ debtorType: facts.get('kind') ?? 'unknown', parentId: number('parent'), payerId: number('payer'), active: facts.has('active') },
    ...{ emails: list('email'), ibans: list('iban'), postcodes: list('postcode'), cities: list('city') },
  };
}; // prettier-ignore

const TABLE: readonly (readonly [one: string, other: string, expected: string])[] = [
  ['name: ACME SAS | vat: FR 32 123456789', 'name: Acme | vat: FR32123456789', 'certain vat name'],
  ['name: ACME SAS | vat: FR32123456789', 'name: Société du Nord | vat: FR32123456789', 'likely vat'],
  ['name: ACME | register: HRB 123456', 'name: ACME GmbH | register: HRB123456', 'likely register name'],
  ['name: ACME | register: 123', 'name: Beta Handel | register: 123', '-'],
  ['name: ACME Nord | code: 0140105785', 'name: ACME Nord SAS | code: 140105785', 'likely code name'],
  ['name: ACME Nord | code: 140105785.0', 'name: ACME Nord | code: 140105785', 'likely code name'],
  ['name: ACME Nord | code: 0140105785', 'name: Boulangerie Petit | code: 140105785', '-'],
  ['name: ACME Nord | code: 12', 'name: ACME Nord | code: 12', 'likely code name'],
  ['name: Müller GmbH | city: Köln', 'name: Mueller | city: Koln', 'likely name place'],
  ['name: Müller GmbH', 'name: Mueller', 'weak name'],
  ['name: Boulangerie Petit | postcode: 59000', 'name: Boulangerie Petti | postcode: 59 000', 'weak near_name place'],
  ['name: Boulangerie Petit | postcode: 59000', 'name: Boulangerie Petti | postcode: 13001', '-'],
  ['name: Boulangerie Petit | email: a@b.fr', 'name: Boulangerie Petti | email: a@b.fr', 'likely near_name email'],
  ['name: ACME Nord | iban: FR76', 'name: Holding Sud | iban: FR76', 'weak iban'],
  ['name: ACME Nord | email: compta@c.fr', 'name: Holding Sud | email: compta@c.fr', '-'],
  ['name: ACME | vat: FR1', 'name: ACME | vat: FR2', '-'],
  ['name: ACME | vat: FR1 | code: 0012', 'name: ACME | vat: FR2 | code: 12', 'weak code name !vat'],
  ['name: ACME | city: Lille | country: FR', 'name: ACME | city: Lille | country: BE', 'weak name place !country'],
  ['name: Ann Lee | city: York | kind: consumer', 'name: Ann Lee Ltd | city: York | kind: company', 'weak name place !kind'],
  ['name: ACME | vat: FR1 | parent: 2', 'name: ACME | vat: FR1', '-'],
  ['name: ACME | vat: FR1 | parent: 9', 'name: ACME | vat: FR1 | parent: 9', '-'],
  ['name: ACME | vat: FR1 | active: 1 | city: Lille', 'name: ACME | vat: FR1 | active: 1 | city: Paris', 'weak vat name !branches'],
  ['name: ACME | vat: FR1 | active: 1 | email: a@x.fr', 'name: ACME | vat: FR1 | active: 1 | email: b@x.fr', 'weak vat name !branches'],
  ['name: ACME | vat: FR1 | city: Lille', 'name: ACME | vat: FR1 | active: 1 | city: Paris', 'certain vat name'],
  ['name: 東京 | vat: ', 'name: 東京 | vat: ', 'weak name'],
  ['name: SAS', 'name: SARL', '-'],
]; // prettier-ignore

describe('two records', () => {
  it.each(TABLE)('%s ~ %s: %s', async (one, other, expected) => {
    const known = [record(1, one), record(2, other)];
    const [found] = await pairsIn(known);
    const said = found && [found.sureness, ...found.reasons, ...found.against.map((reason) => `!${reason}`)].join(' ');
    expect(said ?? '-').toBe(expected);
    const [a, b] = known.map(profileOf);
    expect(alikeOf(b!, a!)).toEqual(alikeOf(a!, b!));
  });

  it('that share what very many share are not compared for it', async () => {
    const many = Array.from({ length: 40 }, (_, at) => record(at + 1, `name: Customer number ${at} | email: info@agency.fr | iban: FR76`));
    expect(await pairsIn(many)).toEqual([]);
  }); // prettier-ignore

  it('survive whatever stands in their fields', async () => {
    const odd = ['', ' ', '.0', "'00", '\u0000', '💶'.repeat(50), '0'.repeat(300), '%_\\', '<b>', 'e\u0301'.repeat(9)];
    const known = odd.flatMap((text, at) => [record(2 * at + 1, `code: ${text} | name: ${text} | vat: ${text}`), record(2 * at + 2, `code: ${text} | name: ${text}`)]); // prettier-ignore
    expect(Array.isArray(await pairsIn(known))).toBe(true);
  });
});
