import { MODELS } from '../../mandates/fees/testing/models';

/** Rows of states that no command reaches by itself, for the examples of the command line. */
/** Interest that was claimed: something that the books do not know. */
export const CHARGED = `insert into charge (company_id, customer_id, entry_id, kind, cause, currency, amount_minor, open_minor, arose_on, recorded_at, recorded_by)
  select company_id, customer_id, id, 'interest', 'test', currency, 1200, 1200, '2026-03-02', recorded_at, recorded_by from entry where document = 'F-1001'`;
/** A partner and what it charges. */
export const PARTNER = `insert into partner (company_id, name, kind, recorded_at, recorded_by)
  select id, 'Agence Delmas', 'agency', recorded_at, recorded_by from company`;
export const PRICED = `insert into fee_model (company_id, partner_id, name, model, valid_from, recorded_at, recorded_by)
  select company_id, id, 'Prices', '${JSON.stringify(MODELS.age)}', '2020-01-01', recorded_at, recorded_by from partner`;
/** A partner asks for a cost. */
export const ASKED = `insert into case_ask (company_id, case_id, kind, amount_minor, details, answer_by, silence, key, recorded_at, recorded_by)
  select company_id, id, 'cost', 5000, '{"about":"expert"}', '2026-03-10', 'no', 'k', recorded_at, 'partner:Delmas' from recovery_case`;
/** A mail was handed over, and the answer of the server never came. */
export const DOUBTED = `update message set state = 'doubtful' where channel = 'email'`;
/** The list of a drop was gone when somebody looked for it. */
export const DROPPED = `insert into postal_drop (company_id, service_id, name, state, day, recorded_at, recorded_by)
  select company_id, id, 'letters-20260302-1-1', 'doubtful', '2026-03-02', recorded_at, recorded_by from postal_service`;

/** What was sent to a webhook has been answered, as an event of a case is. */
export const SENT_ONCE = `update webhook_delivery set state = 'answered', done_at = recorded_at, event_id = (select min(id) from event)`;
