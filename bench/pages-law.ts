import type { House } from '../src/app';
import { changeSetting } from '../src/companies/actions';
import { theCompany } from '../src/companies/store';
import { putAddress } from '../src/customers/actions';
import { limitationSources } from '../src/dossier/limitation-sources.store';
import { dayIn, type Instant } from '../src/kernel/day';
import { confirmRule } from '../src/law/confirmation.actions';
import { countLimitations } from '../src/law/limitation.actions';
import { CODE } from './pages-company';
import { FEW, MANY } from './pages-portal';

/**
 * What the law adds to the company: late payment is claimed, rules have been read, the last day of every open invoice is counted, thousands of
 * legal papers were written. Answers with the pages of the law for a customer who owes a few invoices and for one who owes 2,000.
 */
export async function lawOf(house: House, now: Instant): Promise<readonly string[]> {
  const work = { ...house.work({ kind: 'user', name: CODE }, now), today: dayIn('Europe/Paris', now) };
  const company = await theCompany(house.db.read, CODE);
  await changeSetting(work, company.id, 'latePayment', 'on_demand');
  await changeSetting(work, company.id, 'claimType', 'goods');
  for (const rule of ['FR-EVENT-PAYMENT', 'FR-EVENT-LETTER', 'FR-FEE-CONSUMER'])
    await confirmRule(work, company.id, { rule, readIn: 'legifrance.gouv.fr' });
  for (const customerId of [FEW, MANY])
    await putAddress(work, {
      ...{ companyId: company.id, customerId, role: 'registered', name: null, street: '14 rue des Verriers' },
      ...{ postcode: '69007', city: 'Lyon', region: null, country: 'FR' },
    });
  await house.db.write.raw(
    `insert into formal_notice (company_id, customer_id, law, paper, debtor_type, language, currency, written_on, deadline_on,
       principal_minor, interest_minor, fixed_minor, costs_minor, sentences, recorded_at, recorded_by)
     with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < 5000)
     select 1, n, 'FR', 'notice', 'company', 'fr', 'EUR', '${work.today}', '${work.today}', 10000, 500, 4000, 0, '[]', '${now}', 'bench' from numbers`,
  );
  await countLimitations(work, company, limitationSources);
  await house.db.write.raw(house.db.dialect === 'postgres' ? 'vacuum analyze' : 'analyze');
  const whose = [FEW, MANY].map((id) => `/customers/${work.ids.seal('customer', id)}`);
  const year = Number(work.today.slice(0, 4));
  return [
    ...whose.flatMap((path) => OF_A_CUSTOMER.map((page) => `${path}${page}`)),
    `${whose[0] ?? ''}/interest?day=${year + 1}-12-31`,
    '/limitation?within=4000',
    '/limitation?within=4000&q=maison',
    '/settings/law?law=DE',
    '/settings/law?law=UK&q=interest',
    '/settings/rates?series=ECB_MRO_HALFYEAR',
  ];
}

/** The table, what may be claimed of it, law and court, a paper, the ways that are open, and a form with its boxes. */
const OF_A_CUSTOMER = [
  '/interest',
  '/interest/claim',
  '/interest/export',
  '/law',
  '/notice',
  '/recovery',
  '/recovery/form/fr-injonction',
];
