import type { Knex } from 'knex';

/** The few kinds of column that all tables share, so that a migration reads like the noun it makes. */
type Table = Knex.CreateTableBuilder;

export const id = (t: Table): void => {
  t.bigIncrements('id');
};

/** Every row belongs to one company. */
export const company = (t: Table): void => {
  t.bigInteger('company_id').notNullable().references('company.id');
};

/** A calendar day, `2026-03-02`. */
export const day = (t: Table, name: string): Knex.ColumnBuilder => t.string(name, 10);

/** A moment in UTC, `2026-03-02T08:00:00.000Z`. */
export const instant = (t: Table, name: string): Knex.ColumnBuilder => t.string(name, 24);

/** Money in whole minor units, + owes. */
export const amount = (t: Table, name: string): Knex.ColumnBuilder => t.bigInteger(name);

export const currency = (t: Table): Knex.ColumnBuilder => t.string('currency', 3).notNullable();

/** 0 or 1 on both databases. */
export const flag = (t: Table, name: string, value: 0 | 1): Knex.ColumnBuilder =>
  t.integer(name).notNullable().defaultTo(value);

export const reference = (t: Table, name: string, table: string): Knex.ReferencingColumnBuilder =>
  t.bigInteger(name).references(`${table}.id`);

/** When it became known and through whom. */
export const recorded = (t: Table): void => {
  instant(t, 'recorded_at').notNullable();
  t.text('recorded_by').notNullable();
};

/** When it stopped being true for us, and through whom; empty while it holds. */
export const ended = (t: Table): void => {
  instant(t, 'ended_at');
  t.text('ended_by');
};
