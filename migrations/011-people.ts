import type { Knex } from 'knex';
import { ended, id, instant, recorded, reference } from './columns';

/**
 * Who works in the desk: people, what they may do at which company, and the links that let somebody in once or for a
 * while. Passwords and links are kept only as hashes. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('person', (t) => {
    id(t);
    t.text('email').notNullable().unique(); // in small letters
    t.text('name').notNullable();
    t.text('password_hash'); // argon2id; empty until the invitation is accepted
    t.text('totp_secret'); // base32; empty: no second factor
    t.text('totp_pending'); // base32; shown, not yet confirmed by a code
    t.integer('totp_step'); // of the code that was used last: a code is good once
    t.text('totp_spares').notNullable().defaultTo('[]'); // JSON: hashes of the spare codes that are left
    t.string('language', 2).notNullable();
    t.text('locale').notNullable(); // for numbers and days: fr-FR
    t.text('theme').notNullable().defaultTo('auto'); // auto | light | dark
    t.integer('epoch').notNullable().defaultTo(1); // counts up on "sign out everywhere"
    t.integer('failures').notNullable().defaultTo(0); // wrong passwords and codes in a row
    instant(t, 'locked_until');
    instant(t, 'asked_reset_at'); // asked for a new password; empty: no, or an administrator has answered
    instant(t, 'signed_in_at');
    recorded(t);
    instant(t, 'disabled_at');
    t.text('disabled_by');
  });
  await knex.schema.createTable('person_role', (t) => {
    id(t);
    reference(t, 'person_id', 'person').notNullable();
    t.bigInteger('company_id').references('company.id'); // empty: every company
    t.text('role').notNullable(); // administrator | manager | collector | reader
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(
    `create unique index person_role_in_force on person_role (person_id, coalesce(company_id, 0)) where ended_at is null`,
  );
  await knex.schema.createTable('access_link', (t) => {
    id(t);
    t.text('kind').notNullable(); // set_up | invitation | reset | portal | partner
    t.text('about').notNullable(); // person/3, customer/12, case/9
    t.bigInteger('company_id').references('company.id');
    t.text('secret_sha').notNullable().unique(); // SHA-256 of what stands in the link
    instant(t, 'expires_at').notNullable();
    instant(t, 'spent_at'); // a link that is good once, used
    recorded(t);
    instant(t, 'revoked_at');
    t.text('revoked_by');
  });
  await knex.schema.raw(`create index access_link_about on access_link (kind, about) where revoked_at is null`);
  await knex.schema.createTable('rate_count', (t) => {
    t.text('key').primary(); // what is counted: an address and what it asks for
    t.integer('hits').notNullable();
    t.bigInteger('ends_at').notNullable(); // of the window, in milliseconds of 1970
  });
  await knex.schema.raw(`create view v_person as
    select id, email, name, language, locale, theme, signed_in_at, recorded_at, disabled_at from person`);
  await knex.schema.raw(`create view v_person_role as select * from person_role where ended_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  for (const view of ['v_person_role', 'v_person']) await knex.schema.dropView(view);
  for (const table of ['rate_count', 'access_link', 'person_role', 'person']) await knex.schema.dropTable(table);
}
