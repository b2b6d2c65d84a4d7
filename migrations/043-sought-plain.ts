import type { Knex } from 'knex';

/**
 * Customers and contacts are found with and without accents: where what they are found by (migration 038) has any, it stands there
 * once more in plain letters, so that every list finds `Hôtel` by `hotel`. SQLite knows no translation of letters, so it replaces one
 * after the other, and only where there is one. Safe: computes anew what the database computes.
 */
export async function up(knex: Knex): Promise<void> {
  await again(knex, (text) => (isPostgres(knex) ? plainOnPostgres(text) : plainOnSqlite(text)));
}

export async function down(knex: Knex): Promise<void> {
  await again(knex, (text) => `lower(${text})`);
}

/** A letter, small and capital, and what it is without its marks. */
const PLAIN: Readonly<Record<string, string>> = {
  a: 'àáâãäåāăą',
  c: 'çćč',
  d: 'ďđ',
  e: 'èéêëēėęě',
  g: 'ğģ',
  i: 'ìíîïīıį',
  k: 'ķ',
  l: 'ľĺļł',
  n: 'ñńņň',
  o: 'òóôõöøőō',
  r: 'řŕ',
  s: 'śşšș',
  t: 'ťţț',
  u: 'ùúûüūůűų',
  y: 'ýÿ',
  z: 'źżž',
};
const LONGER: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe' };

const LETTERS: readonly (readonly [string, string])[] = [
  ...Object.entries(PLAIN).flatMap(([plain, marked]) => [...marked].map((letter) => [letter, plain] as const)),
  ...Object.entries(LONGER),
].flatMap(([letter, plain]) => {
  const capital = letter.toUpperCase();
  return capital.length === 1 && !/[A-Z]/.test(capital)
    ? [[letter, plain] as const, [capital, plain] as const]
    : [[letter, plain] as const];
});

const replaced = (text: string, letters: typeof LETTERS): string =>
  letters.reduce((sql, [letter, plain]) => `replace(${sql}, '${letter}', '${plain}')`, text);

const plainOnSqlite = (text: string): string =>
  `lower(${text}) || case when (${text}) glob '*[' || char(128) || '-' || char(1114111) || ']*' then lower(${replaced(text, LETTERS)}) else '' end`;

/** A database whose locale is C makes small letters of A to Z only: capitals are translated too. */
const plainOnPostgres = (text: string): string => {
  const single = LETTERS.filter(([, plain]) => plain.length === 1);
  const longer = LETTERS.filter(([, plain]) => plain.length > 1);
  const [from, to] = [0, 1].map((side) => single.map((pair) => pair[side]).join(''));
  return `lower(${text}) || case when octet_length(${text}) > length(${text}) then lower(translate(${replaced(text, longer)}, '${from}', '${to}')) else '' end`;
};

const CUSTOMER = [
  'name',
  'code',
  'legal_name',
  'trading_name',
  `replace(replace(vat_no, ' ', ''), '.', '')`,
  `replace(replace(register_no, ' ', ''), '.', '')`,
];
const CONTACT = ['name', 'email', `replace(replace(phone, ' ', ''), '-', '')`];

async function again(knex: Knex, found: (text: string) => string): Promise<void> {
  const sqlite = !isPostgres(knex);
  if (sqlite) for (const index of ['customer_sought', 'contact_sought']) await knex.schema.raw(`drop index ${index}`);
  await knex.schema.dropView('v_customer');
  await knex.schema.dropView('v_contact');
  for (const [table, parts] of [
    ['customer', CUSTOMER],
    ['contact', CONTACT],
  ] as const) {
    const between = sqlite ? 'char(31)' : 'chr(31)';
    const text = `${between} || ${parts.map((part) => `coalesce(${part}, '')`).join(` || ${between} || `)} || ${between}`;
    await knex.raw(`alter table ?? drop column ??`, [table, 'sought']);
    await knex.raw(
      `alter table ?? add column ?? text generated always as (${found(text)}) ${sqlite ? 'virtual' : 'stored'}`,
      [table, 'sought'],
    );
  }
  await knex.schema.raw(`create view v_customer as select * from customer`);
  await knex.schema.raw(`create view v_contact as select * from contact where ended_at is null`);
  if (!sqlite) return;
  await knex.schema.raw(`create index customer_sought on customer (company_id, sought)`);
  await knex.schema.raw(`create index contact_sought on contact (company_id, sought) where ended_at is null`);
}

const isPostgres = (knex: Knex): boolean => (knex.client as { config: { client: unknown } }).config.client === 'pg';
