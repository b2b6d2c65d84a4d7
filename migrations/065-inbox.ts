import type { Knex } from 'knex';
import { company, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * Mail that comes in: the mailboxes that are read, and each mail that was taken out of one, whose it is and what it is. And talks that
 * are taken back, because what a customer seemed to write was somebody else's. Safe: creates, adds columns, and makes one view again.
 */
export async function up(knex: Knex): Promise<void> {
  await mailboxes(knex);
  await mails(knex);
  await knex.schema.raw('create view v_inbox_mail as select * from inbox_mail');
  await knex.schema.raw('create view v_partner as select * from partner');
  await knex.raw('alter table ?? add column ?? varchar(24)', ['activity', 'withdrawn_at']);
  await knex.raw('alter table ?? add column ?? text', ['activity', 'withdrawn_by']);
  await knex.schema.dropView('v_activity');
  await knex.raw('create view v_activity as select * from activity where withdrawn_at is null');
}

async function mailboxes(knex: Knex): Promise<void> {
  await knex.schema.createTable('mailbox', (t) => {
    id(t);
    company(t);
    t.text('name').notNullable();
    t.text('host').notNullable();
    t.integer('port').notNullable();
    t.text('security').notNullable(); // tls | starttls
    t.text('certificate'); // PEM, where no public authority vouches for the server
    t.text('user_name').notNullable();
    t.text('secret').notNullable(); // the name under which the password is kept apart from the database
    t.text('folder').notNullable();
    t.text('move_to'); // where a mail goes once it was taken; empty: it stays
    flag(t, 'shared', 0); // mail of every company comes here
    t.integer('every_minutes').notNullable();
    t.string('from_on', 10).notNullable(); // older mail stays untaken
    t.bigInteger('uid_validity');
    t.bigInteger('last_uid').notNullable(); // within that validity
    flag(t, 'ahead', 0); // more lies there and waits its turn
    instant(t, 'paused_at');
    instant(t, 'looked_at');
    instant(t, 'read_at'); // the last look that came to something
    t.text('trouble'); // why the last look came to nothing
    instant(t, 'trouble_since');
    t.text('claimed_by');
    instant(t, 'claimed_at');
    recorded(t);
    ended(t);
  });
  await knex.schema.raw(`create unique index mailbox_once on mailbox (company_id, name) where ended_at is null`);
}

async function mails(knex: Knex): Promise<void> {
  await knex.schema.createTable('inbox_mail', (t) => {
    id(t);
    company(t);
    reference(t, 'mailbox_id', 'mailbox').notNullable();
    t.bigInteger('uid_validity').notNullable();
    t.bigInteger('uid').notNullable();
    t.text('mail_key').notNullable(); // Message-ID and what it says: the same mail again, under another number
    t.text('their_id'); // Message-ID, without brackets
    t.text('from_address').notNullable(); // lower case; it proves nothing
    t.text('from_name').notNullable();
    t.text('subject').notNullable();
    t.text('text').notNullable(); // what is new in it
    instant(t, 'arrived_at').notNullable();
    t.bigInteger('bytes').notNullable();
    t.text('raw_sha'); // empty: too large, only its headers were read
    t.text('read_as').notNullable(); // whole | headers | unreadable
    t.text('kind').notNullable(); // reply | bounce | delayed | absence | automatic | partner
    t.text('state').notNullable(); // waiting | theirs | not_ours
    t.text('by').notNullable(); // address | thread | sender | number | person | nothing
    reference(t, 'customer_id', 'customer');
    t.bigInteger('message_id'); // ours that it answers, or that came back
    t.bigInteger('case_id');
    t.bigInteger('activity_id');
    t.text('candidates').notNullable(); // numbers of customers whose it may be
    t.text('reading').notNullable(); // what it looks like, the likeliest first
    t.text('files').notNullable(); // what hangs on it, and what was kept of that
    flag(t, 'to_move', 0);
    instant(t, 'seen_at'); // of a partner's mail: a person has read it
    t.text('seen_by');
    t.text('settled_by'); // who said whose it is
    instant(t, 'settled_at');
    recorded(t);
  });
  await knex.schema.raw(`create unique index inbox_mail_once on inbox_mail (mailbox_id, uid_validity, uid)`);
  await knex.schema.raw(`create unique index inbox_mail_key on inbox_mail (mailbox_id, mail_key)`);
  await knex.schema.raw(`create index inbox_mail_of on inbox_mail (company_id, id)`);
  await knex.schema.raw(`create index inbox_mail_waiting on inbox_mail (company_id, id) where state = 'waiting'`);
  await knex.schema.raw(`create index inbox_mail_customer on inbox_mail (customer_id, id)`);
  await knex.schema.raw(`create index inbox_mail_activity on inbox_mail (activity_id)`);
  await knex.schema.raw(`create index inbox_mail_case on inbox_mail (case_id) where case_id is not null`);
  await knex.schema.raw(`create index inbox_mail_moving on inbox_mail (mailbox_id) where to_move = 1`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropView('v_activity');
  await knex.raw('alter table activity drop column withdrawn_at');
  await knex.raw('alter table activity drop column withdrawn_by');
  await knex.raw('create view v_activity as select * from activity');
  await knex.schema.dropView('v_partner');
  await knex.schema.dropView('v_inbox_mail');
  await knex.schema.dropTable('inbox_mail');
  await knex.schema.dropTable('mailbox');
}
