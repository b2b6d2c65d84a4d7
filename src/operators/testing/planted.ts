import { MODELS } from '../../mandates/fees/testing/models';

/** Rows of states that the public page brings about, for the examples of the command line. */
/** A quote that somebody asked for on the public page. */
export const quotedOpenly = (
  token: string,
): string => `insert into open_quote (company_id, token_sha, language, fee_model_id, asked, told, currency, claim_minor, valid_until, recorded_at, recorded_by)
  select company_id, '${token}', 'en', id, '{"creditor":{"name":"Brasserie du Port","country":"FR"},"debtor":{"country":"BE","kind":"company"},"currency":"EUR","principalMinor":100000,"ageDays":40}',
    '{}', 'EUR', 100000, '2026-04-02', recorded_at, recorded_by from fee_model where id = (select min(id) from fee_model)`;
/** Whoever registered from it has confirmed the address. */
export const prospectFrom = (
  token: string,
): string => `insert into prospect (company_id, open_quote_id, email, person, identity, terms_id, terms_sha, accepted_at, confirm_sha, confirm_until, confirmed_at, recorded_at, recorded_by)
  select q.company_id, q.id, 'anna@port.example', 'Anna Port', '{"legalName":"Brasserie du Port","country":"FR","registerNo":null,"vatNo":null,"street":"1 quai","postcode":"44000","city":"Nantes","iban":"FR1420041010050500013M02606"}',
    t.id, t.sha256, q.recorded_at, 'link of ${token}', q.recorded_at, q.recorded_at, q.recorded_at, q.recorded_by
  from open_quote q join open_terms t on t.id = (select max(id) from open_terms) where q.token_sha = '${token}'`;

/** The partner of the one case charges for setting it up. */
export const setUpAgreed = `insert into fee_model (company_id, partner_id, name, model, valid_from, recorded_at, recorded_by)
  select company_id, partner_id, 'Prices', '${JSON.stringify(MODELS.setup)}', '2020-01-01', recorded_at, recorded_by from recovery_case`;
/** It works here: for the example, at its own company. */
export const operatedByItself: readonly string[] = [
  `update recovery_case set fee_model_id = (select max(id) from fee_model)`,
  `update company set street = '4 rue du Port', postcode = '69003', city = 'Lyon', vat_no = 'FR40303265045'`,
  `insert into operation (company_id, operator_id, partner_id, prospect_id, recorded_at, recorded_by)
     select k.company_id, k.company_id, k.partner_id, (select max(id) from prospect), k.recorded_at, k.recorded_by from recovery_case k`,
];
/** A line of the bank went out instead of coming in: it pays the invoice. */
export const feeLineSeen = `update bank_line set amount_minor = -2975, currency = 'EUR', text = 'SF-2026-0001', booked_on = '2099-01-02'
  where id = (select max(l.id) from bank_line l where not exists (select 1 from cash_application a where a.bank_line_id = l.id))`;
