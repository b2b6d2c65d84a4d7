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
