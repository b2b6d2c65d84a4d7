import type { Knex } from 'knex';
import { amount, company, currency, day, ended, flag, id, instant, recorded, reference } from './columns';

/**
 * What is owed. Entries are the customer's ledger; each has one or more open items (a credit has one, negative);
 * allocations join a credit to an item or a charge and are only ever added. Safe: creates only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('holder', (t) => {
    id(t); // factor, bank or insurer to whom a claim was assigned
    company(t);
    t.text('name').notNullable();
    t.text('iban');
    t.text('bic');
    t.string('country', 2);
    recorded(t);
  });
  await knex.schema.createTable('entry', entryColumns);
  await knex.schema.raw(
    `create unique index entry_identity on entry (company_id, identity) where cancelled_at is null`,
  );
  await knex.schema.raw(`create index entry_document on entry (company_id, document)`);
  await knex.schema.raw(`create index entry_of on entry (company_id, customer_id, issued_on)`);
  await knex.schema.raw(`create index entry_of_import on entry (import_id)`);
  await knex.schema.createTable('entry_change', (t) => {
    id(t); // each change of a field of an entry or of one of its open items, with what stood there before
    company(t);
    reference(t, 'entry_id', 'entry').notNullable();
    t.integer('part'); // the open item; empty: the entry itself
    t.text('field').notNullable();
    t.text('before');
    t.text('after');
    t.bigInteger('import_id');
    recorded(t);
  });
  await knex.schema.raw(`create index entry_change_of on entry_change (entry_id)`);
  await knex.schema.createTable('open_item', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'entry_id', 'entry').notNullable();
    t.integer('part').notNullable(); // 1…n
    currency(t);
    day(t, 'due_on'); // last day to pay; empty for a credit
    amount(t, 'amount_minor').notNullable(); // + owes, − credit
    amount(t, 'open_minor').notNullable(); // stored with its cause; recomputed from allocations by a test
    day(t, 'presumed_settled_on'); // missing from a snapshot: not chased, still shown
    t.bigInteger('presumed_by_import');
    t.text('withheld'); // retention | withholding_tax: not due until released
    day(t, 'withheld_until');
    t.integer('opening_step'); // reminder level at go-live
    day(t, 'opening_step_on');
    t.unique(['entry_id', 'part']);
    t.check(OPEN_WITHIN_AMOUNT, undefined, 'open_item_within_amount');
  });
  await knex.schema.raw(
    `create index open_item_open on open_item (company_id, customer_id, currency, due_on, open_minor) where open_minor <> 0`,
  );
  await knex.schema.createTable('charge', (t) => {
    id(t); // fee, fixed sum or interest claimed beside principal; no accounting entry until exported
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'entry_id', 'entry').notNullable();
    t.text('kind').notNullable(); // fee | fixed_sum | interest
    t.text('cause').notNullable(); // reminder/12, period
    currency(t);
    amount(t, 'amount_minor').notNullable();
    amount(t, 'open_minor').notNullable();
    day(t, 'arose_on').notNullable();
    recorded(t);
    instant(t, 'waived_at');
    t.text('waived_by');
    t.text('waived_why');
    t.unique(['entry_id', 'kind', 'cause']);
    t.check('open_minor between 0 and amount_minor', undefined, 'charge_within_amount');
  });
  await knex.schema.raw(`create index charge_of on charge (company_id, customer_id)`);
  await knex.schema.createTable('allocation', (t) => {
    id(t); // append-only: a reversal is a row of its own with the amount negative
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'from_item_id', 'open_item').notNullable(); // the credit
    reference(t, 'to_item_id', 'open_item');
    reference(t, 'to_charge_id', 'charge');
    amount(t, 'amount_minor').notNullable(); // > 0; a reversal < 0
    day(t, 'allocated_on').notNullable(); // the business day it counts from
    t.text('basis').notNullable(); // matched | reported | presumed | manual
    reference(t, 'reverses_id', 'allocation');
    t.text('reason'); // of a reversal: returned direct debit, recharge …
    t.bigInteger('import_id');
    recorded(t);
    t.check('(to_item_id is null) <> (to_charge_id is null)', undefined, 'allocation_to_one');
    t.check(
      '(amount_minor > 0 and reverses_id is null) or (amount_minor < 0 and reverses_id is not null)',
      undefined,
      'allocation_signed',
    );
  });
  await knex.schema.raw(`create index allocation_of on allocation (company_id, customer_id, allocated_on)`);
  await knex.schema.raw(`create index allocation_to on allocation (to_item_id)`);
  await knex.schema.raw(
    `create index allocation_to_charge on allocation (to_charge_id) where to_charge_id is not null`,
  );
  await knex.schema.raw(`create index allocation_from on allocation (from_item_id)`);
  await knex.schema.raw(`create index allocation_of_import on allocation (import_id)`);
  await knex.schema.raw(
    `create unique index allocation_reversed_once on allocation (reverses_id) where reverses_id is not null`,
  );
  await knex.schema.createTable('balance', (t) => {
    company(t); // stored with its cause, recomputed by a test
    reference(t, 'customer_id', 'customer').notNullable();
    currency(t);
    amount(t, 'open_minor').notNullable();
    t.integer('open_count').notNullable();
    day(t, 'oldest_due_on');
    t.primary(['customer_id', 'currency']);
  });
  await sideTables(knex);
  await views(knex);
}

/** No allocation takes more than the item or the credit has; nothing is open of a cancelled entry. */
const OPEN_WITHIN_AMOUNT =
  '(amount_minor >= 0 and open_minor between 0 and amount_minor) or (amount_minor < 0 and open_minor between amount_minor and 0)';

async function sideTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('hold', (t) => {
    id(t); // a reason not to chase; disputes, promises and cases bring their own
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    reference(t, 'item_id', 'open_item'); // empty: the whole customer
    amount(t, 'amount_minor'); // a part of the item; empty: all of it
    t.text('kind').notNullable(); // goodwill | admin | payment_in_transit | legal | insolvency | moratorium | e_invoice_refused | assigned
    t.text('reason').notNullable();
    day(t, 'from_on').notNullable();
    day(t, 'until_on'); // timed: its last day. caused: the day to review it
    flag(t, 'caused', 0); // ends only with its cause
    t.text('cause');
    recorded(t);
    ended(t);
    day(t, 'ended_on'); // the business day from which it holds no more
    t.text('end_reason');
  });
  await knex.schema.raw(`create index hold_in_force on hold (company_id, customer_id) where ended_at is null`);
  await knex.schema.createTable('assignment', (t) => {
    id(t); // who holds the claim
    company(t);
    reference(t, 'entry_id', 'entry').notNullable();
    reference(t, 'holder_id', 'holder').notNullable();
    day(t, 'assigned_on').notNullable();
    flag(t, 'notified', 0); // the debtor was told: it pays the holder
    flag(t, 'we_chase', 1);
    reference(t, 'deed_document_id', 'document');
    recorded(t);
    ended(t);
  });
  await knex.schema.createTable('payment_reference', (t) => {
    id(t);
    company(t);
    reference(t, 'customer_id', 'customer').notNullable();
    t.text('reference').notNullable(); // without blanks: RF18539007547034
    t.text('kind').notNullable(); // file_number | message | plan | case
    t.text('about').notNullable();
    recorded(t);
    t.unique(['company_id', 'reference']);
    t.unique(['company_id', 'kind', 'about']); // asked for twice, minted once
  });
  await knex.schema.createTable('payment_reference_item', (t) => {
    reference(t, 'reference_id', 'payment_reference').notNullable();
    reference(t, 'item_id', 'open_item').notNullable();
    t.primary(['reference_id', 'item_id']);
  });
  await knex.schema.createTable('fx_rate', (t) => {
    day(t, 'on_day').notNullable(); // for thresholds, ordering and totals marked ≈, never for a demand
    t.string('from_currency', 3).notNullable();
    t.string('to_currency', 3).notNullable();
    t.text('rate').notNullable(); // decimal
    t.text('source').notNullable();
    t.primary(['on_day', 'from_currency', 'to_currency']);
  });
  await knex.schema.createTable('freshness', (t) => {
    company(t); // how far the ledger is known, per source and kind
    t.text('source').notNullable();
    t.text('kind').notNullable(); // items: what is open, payments included | invoices | payments
    day(t, 'as_of').notNullable(); // the source's own date
    flag(t, 'assumed', 0);
    t.bigInteger('import_id').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.primary(['company_id', 'source', 'kind', 'import_id']);
  });
  await knex.schema.createTable('event', (t) => {
    id(t); // what happened, for rooms above: appended in the transaction that causes it
    company(t);
    t.bigInteger('customer_id'); // empty where one event stands for a whole import
    t.text('kind').notNullable(); // booked | changed | allocated | reversed | settled | cancelled …
    t.text('subject').notNullable(); // import/3, item/40
    t.text('payload').notNullable().defaultTo('{}');
    day(t, 'occurred_on').notNullable();
    recorded(t);
  });
  await knex.schema.raw(`create index event_of on event (company_id, id)`);
  await knex.schema.createTable('event_served', (t) => {
    t.text('subscriber').notNullable(); // the room and what it does
    company(t);
    t.bigInteger('up_to').notNullable(); // every event up to this one was served
    t.primary(['subscriber', 'company_id']);
  });
  await knex.schema.createTable('event_ahead', (t) => {
    t.text('subscriber').notNullable();
    company(t);
    t.bigInteger('event_id').notNullable(); // served while an earlier number could still come
    t.primary(['subscriber', 'company_id', 'event_id']);
  });
}

function entryColumns(t: Knex.CreateTableBuilder): void {
  id(t);
  company(t);
  reference(t, 'customer_id', 'customer').notNullable();
  t.text('identity').notNullable(); // the source's id, else (customer, type, document), see imports/identity.ts
  t.text('source_id');
  t.text('type').notNullable(); // invoice | credit_note | payment | refund | adjustment
  t.text('document').notNullable(); // the number people know it by
  currency(t);
  amount(t, 'amount_minor').notNullable(); // + owes
  t.integer('parts').notNullable().defaultTo(1); // how many open items it has: F-1/2 where more than one
  amount(t, 'net_minor');
  amount(t, 'vat_minor');
  day(t, 'issued_on').notNullable();
  day(t, 'posted_on');
  day(t, 'supply_on');
  day(t, 'delivery_on');
  t.text('delivery_note');
  t.text('order_no'); // ours
  t.text('po_no'); // the customer's
  t.text('contract_ref');
  day(t, 'contract_on');
  t.text('subject');
  t.text('claim_type'); // goods | services | transport | rent | telecom …
  t.text('governing_law');
  t.text('site');
  t.text('billed_entity');
  t.text('terms');
  t.text('payment_method');
  t.text('payment_reference'); // the invoice's own KID, OCR, QRR, OGM
  amount(t, 'discount_minor');
  day(t, 'discount_until');
  t.text('settles'); // document numbers that the source says it pays
  t.text('basis').notNullable().defaultTo('booked'); // booked | reported | presumed: how we know
  t.text('einvoice_channel');
  day(t, 'einvoice_sent_on');
  day(t, 'einvoice_received_on');
  t.text('einvoice_state');
  t.text('einvoice_proof');
  t.text('lines'); // JSON, where the source has them
  t.bigInteger('import_id');
  t.integer('import_line');
  recorded(t);
  instant(t, 'cancelled_at'); // reversed with its allocations, nothing open; still known to have been there
  t.text('cancelled_by');
}

async function views(knex: Knex): Promise<void> {
  await knex.schema.raw(`
    create view v_open_item_ever as
    select i.id as item_id, i.company_id, i.customer_id, i.entry_id, i.part, i.currency, i.due_on, i.amount_minor, i.open_minor,
      i.presumed_settled_on, i.withheld, i.withheld_until, i.opening_step, i.opening_step_on,
      e.type, e.document, e.parts, e.issued_on, e.supply_on, e.delivery_on, e.order_no, e.po_no, e.subject, e.site,
      e.billed_entity, e.payment_method, e.payment_reference, e.basis, e.recorded_at, e.import_id, e.cancelled_at
    from open_item i join entry e on e.id = i.entry_id`);
  await knex.schema.raw(`create view v_open_item as select * from v_open_item_ever where cancelled_at is null`);
  await knex.schema.raw(`create view v_entry as select * from entry where cancelled_at is null`);
  await knex.schema.raw(`create view v_allocation as select * from allocation`);
  await knex.schema.raw(`create view v_charge as select * from charge where waived_at is null`);
  await knex.schema.raw(`
    create view v_assignment as
    select a.company_id, e.customer_id, a.entry_id, h.name as holder, a.assigned_on, a.notified, a.we_chase
    from assignment a join entry e on e.id = a.entry_id join holder h on h.id = a.holder_id where a.ended_at is null`);
  await knex.schema.raw(`create view v_hold as select * from hold`);
  await knex.schema.raw(`create view v_balance as select * from balance`);
  await knex.schema.raw(`create view v_event as select * from event`);
  await knex.schema.raw(`create view v_freshness as select * from freshness`);
  await knex.schema.raw(`create view v_payment_reference as select * from payment_reference`);
  await knex.schema.raw(`create view v_fx_rate as select * from fx_rate`);
}

export async function down(knex: Knex): Promise<void> {
  const views = 'fx_rate payment_reference freshness event balance hold assignment charge allocation entry open_item';
  for (const view of [...views.split(' '), 'open_item_ever']) await knex.schema.dropView(`v_${view}`);
  const made =
    'event_ahead event_served event freshness fx_rate payment_reference_item payment_reference assignment hold balance';
  const rows = 'allocation charge open_item entry_change entry holder';
  for (const table of [...made.split(' '), ...rows.split(' ')]) await knex.schema.dropTable(table);
}
