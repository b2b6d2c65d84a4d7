import { handOver } from '../../cases/actions';
import { openCompany } from '../../companies/actions';
import type { Company } from '../../companies/company';
import { day } from '../../kernel/day';
import { bookEntries } from '../../ledger/entry.store';
import { plantCustomer } from '../../ledger/testing/plant';
import { setFees } from '../../mandates/fee.actions';
import type { FeeModel } from '../../mandates/fees/fee-model';
import { MODELS } from '../../mandates/fees/testing/models';
import { namedOnly } from '../../mandates/partner';
import { registerPartner } from '../../mandates/partner.actions';
import type { Work } from '../../platform/work';
import { prospectFrom, quotedOpenly } from './planted';

/** A creditor for whom a company works here, and cases that it hands over to it: for tests of what is invoiced for that. */
const AGENCY = 'Agence Delmas';
export const SET_UP: FeeModel = { ...MODELS.setup, setUp: { feeMinor: 3_333, first: true }, vat: { kind: 'standard', bps: 2_000 } }; // prettier-ignore

/** An agency that works here, with all that its invoices need. */
export function plantAgency(work: Work, more: object = {}): Promise<Company> {
  const name = 'Agence Delmas SAS';
  const is = { name, country: 'FR', currency: 'EUR', street: '4 rue du Port', postcode: '69003', city: 'Lyon', vatNo: 'FR40303265045' }; // prettier-ignore
  return openCompany(work, { ...is, ...more }, { currency: 'EUR', iban: 'DE02120300000000202051', holder: name });
}

export interface Operated {
  readonly company: Company;
  readonly partnerId: number;
}

export interface Operating {
  readonly operator: Company;
  readonly name: string;
  readonly country?: string;
  readonly language?: string;
  readonly vatNo?: string;
  readonly model?: FeeModel;
}

/** Without the public page: as it is once a prospect was accepted. */
export async function plantOperated(work: Work, asked: Operating): Promise<Operated> {
  const { operator, name, country = 'FR', vatNo = '', model = SET_UP } = asked;
  const where = { street: 'Quai Nord 1', postcode: '44000', city: 'Nantes' };
  const company = await openCompany(work, { name, country, currency: 'EUR', vatNo, ...where }, { currency: 'EUR', iban: 'FR7630006000011234567890189', holder: name }); // prettier-ignore
  if (asked.language !== undefined) await work.db.write('company').where({ id: company.id }).update({ language: asked.language }); // prettier-ignore
  const partnerId = await registerPartner(work, company.id, { ...namedOnly(AGENCY, 'agency'), needsAgreement: 'no' });
  await setFees(work, { companyId: company.id, partnerId }, { name: 'Agreed', model, validFrom: day('2026-01-01') });
  await work.db.transaction(async (tx) => {
    const recorded = { recorded_at: work.now, recorded_by: 'test' };
    await tx('open_terms').insert({ company_id: operator.id, language: 'en', version: company.id, text: 'x', sha256: String(company.id), ...recorded }); // prettier-ignore
    await tx.raw(quotedOpenly(name));
    await tx.raw(prospectFrom(name));
    const prospect: unknown = await tx('prospect').max('id as id').first();
    await tx('operation').insert({ company_id: company.id, operator_id: operator.id, partner_id: partnerId, prospect_id: (prospect as { id: number }).id, ...recorded }); // prettier-ignore
  });
  return { company: { ...company, language: asked.language ?? company.language }, partnerId };
}

/** Each of a customer of its own. Returns the case. */
export async function handsOver(work: Work, { company }: Operated, number: string): Promise<number> {
  const { db } = work;
  const companyId = company.id;
  const customerId = await db.transaction((tx) => plantCustomer(tx, companyId, `K-${number}`));
  const invoice = { companyId, customerId, type: 'invoice' as const, document: `F-${number}`, currency: 'EUR', amountMinor: 50_000 }; // prettier-ignore
  const parts = [{ dueOn: day('2026-01-31'), amountMinor: 50_000 }];
  const [booked] = await db.transaction((tx) => bookEntries(tx, work, [{ ...invoice, issuedOn: day('2026-01-01'), parts }])); // prettier-ignore
  await db.transaction(async (tx) => {
    const file = { key_date: '2026-03-01', route: 'amicable', principal_minor: 50_000, claim: '{"exhibits":[],"entries":[],"charges":[]}', readiness: '[]', pages: 1 }; // prettier-ignore
    const seals = { pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x', recorded_at: work.now, recorded_by: 'test' };
    const [made] = await tx('dossier').insert({ company_id: companyId, customer_id: customerId, number, version: 1, currency: 'EUR', ...file, ...seals }).returning<{ id: number }[]>('id'); // prettier-ignore
    for (const itemId of booked?.itemIds ?? []) await tx('dossier_item').insert({ dossier_id: made?.id ?? 0, item_id: itemId, claimed_minor: 50_000 }); // prettier-ignore
  });
  return handOver(work, { companyId, number, partner: AGENCY, partnerKind: 'agency' });
}
