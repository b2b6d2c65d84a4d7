import { record } from '../audit/actions';
import { openCompany, putSetting } from '../companies/actions';
import type { Company } from '../companies/company';
import { allCompanies, companyById } from '../companies/store';
import { Refusal } from '../kernel/result';
import { isLanguage } from '../languages/said';
import { feesById } from '../mandates/fee.store';
import { setFees } from '../mandates/fee.actions';
import { identityOf, partnerIn, registerPartner } from '../mandates/partner.actions';
import { invite, setRoles } from '../people/actions';
import { listedPerson, peopleOf } from '../people/store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { offerOf } from './offer.store';
import type { OpenQuote } from './open-quote';
import { openQuoteById } from './open-quote.store';
import { codeFor, type Operation } from './operation';
import { insertOperation, operationById, seatsOf, storeEnded } from './operation.store';
import { aboutProspect, refuseDecided } from './prospect.actions';
import { LONGEST_REASON, type Prospect } from './prospect';
import { prospectById, storeDecision } from './prospect.store';
import { applySeats } from './seats.actions';

/**
 * A prospect becomes a company in which the agency works: opened, with the agency in its register at the prices that were
 * accepted, a seat for its own person and for colleagues of the agency. All of it or nothing; each side has its audit line.
 * What comes after it, in `finish.actions.ts`, can be done again where it broke off.
 */
export function acceptProspect(work: Work, operator: Company, id: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const inner = within(work, tx);
    const prospect = await prospectById(tx, operator.id, id);
    refuseDecided(prospect);
    const quote = await openQuoteById(tx, operator.id, prospect.openQuoteId);
    if (quote === undefined) throw new Refusal('no-such-quote', 'There is no such quote.', 'See which there are: duly quote list'); // prettier-ignore
    const company = await opened(inner, operator, prospect, quote);
    const partnerId = await registered(tx, inner, { operator, company, quote });
    await creditorsSeat(inner, company, prospect, quote.language);
    const operation = { companyId: company.id, operatorId: operator.id, partnerId, prospectId: id };
    const operationId = await insertOperation(tx, work, operation);
    const { begins } = await applySeats(tx, work, { id: operationId, companyId: company.id, operatorId: operator.id });
    if (!(await storeDecision(tx, work, id, { decision: 'accepted', reason: null, madeCompanyId: company.id }))) refuseDecided({ ...prospect, decision: 'accepted' }); // prettier-ignore
    const ref = aboutProspect(id);
    const payload = { company: company.legalName, operator: operator.legalName, seats: begins.length, terms: prospect.termsSha }; // prettier-ignore
    await record(tx, work, { companyId: operator.id, kind: 'prospect.accepted', ref, payload });
    await record(tx, work, { companyId: company.id, kind: 'operation.begun', ref: `company/${company.id}`, payload });
    await closeTasksAbout(tx, work, { companyId: operator.id, abouts: [ref], kind: 'prospect', outcome: 'accepted' });
  });
}

async function opened(inner: Work, operator: Company, { is, email, person }: Prospect, quote: OpenQuote): Promise<Company> {
  const { currency } = quote.asked;
  const company = await openCompany(
    inner,
    {
      code: codeFor(is.legalName, (await allCompanies(inner.db.read)).map(({ code }) => code)),
      ...{ name: is.legalName, country: is.country, currency, street: is.street, postcode: is.postcode, city: is.city },
      ...{ email, representative: person, registerNo: is.registerNo ?? '', vatNo: is.vatNo ?? '' },
    },
    { currency, iban: is.iban, holder: is.legalName },
  );
  await inner.db.transaction((tx) => putSetting(tx, inner, { companyId: company.id, name: 'operator', value: { name: operator.legalName.slice(0, 100) } }));
  return company;
} // prettier-ignore

interface Between {
  readonly operator: Company;
  readonly company: Company;
  readonly quote: OpenQuote;
}

/** The agency in the register of the new company, with the prices of the quote as they were when it was given. */
async function registered(tx: Tx, inner: Work, { operator, company, quote }: Between): Promise<number> {
  const offer = await offerOf(tx, operator.id);
  const fees = await feesById(tx, operator.id, quote.feeModelId);
  if (offer === undefined || fees === undefined)
    throw new Refusal('open-no-fees', 'There are no prices that could be quoted.', 'Enter them with the partner that is your own company.'); // prettier-ignore
  const own = await partnerIn(tx, { companyId: operator.id, partnerId: fees.partnerId });
  const is = { ...identityOf(own), note: null, needsAgreement: 'yes' as const };
  const partnerId = await registerPartner(inner, company.id, is);
  await setFees(inner, { companyId: company.id, partnerId }, { name: fees.name, model: fees.model, validFrom: inner.today }); // prettier-ignore
  return partnerId;
}

/** The creditor's own person administers the company; somebody who is here already gets one company more. */
async function creditorsSeat(inner: Work, company: Company, { email, person }: Prospect, spoken: string): Promise<void> {
  const seat = { companyId: company.id, role: 'administrator' as const };
  const known = await listedPerson(inner.db.read, { email });
  if (known !== undefined && known.disabledAt === null && !known.invited) {
    await setRoles(inner, known.id, [...known.roles, seat]);
    return;
  }
  const before = known?.disabledAt === null ? known.roles : [];
  const language = isLanguage(spoken) ? spoken : 'en';
  await invite(inner, { email, name: person, language, roles: [...before, seat] });
} // prettier-ignore

/** Ended by either side: the seats of the operator's people end, all else stays. Ended again, nothing changes. */
export function endOperation(work: Work, companyId: number, id: number, typed: string): Promise<Operation> {
  const why = typed.trim();
  if (why === '' || why.length > LONGEST_REASON) throw new Refusal('operation-why', 'The end has a reason of 1 to 500 letters.', 'Say why, as both sides will read it.'); // prettier-ignore
  return work.db.transaction(async (tx) => {
    const inner = within(work, tx);
    const found = await operationById(tx, companyId, id);
    if (found === undefined) throw new Refusal('no-such-operation', 'There is no such operation.', 'See which there are: duly operator companies'); // prettier-ignore
    if (found.endedAt !== null) return found;
    const seats = await seatsOf(tx, found);
    const people = await peopleOf(tx);
    for (const { personId } of seats) {
      const person = people.find((one) => one.id === personId && one.disabledAt === null);
      if (person) await setRoles(inner, personId, person.roles.filter((grant) => grant.companyId !== found.companyId)); // prettier-ignore
    }
    await storeEnded(tx, work, id, why);
    await putSetting(tx, inner, { companyId: found.companyId, name: 'operator', value: null });
    const { legalName: operator } = await companyById(tx, found.operatorId);
    const { legalName: company } = await companyById(tx, found.companyId);
    const payload = { company, operator, why, seats: seats.length };
    for (const side of [found.companyId, found.operatorId])
      await record(tx, work, { companyId: side, kind: 'operation.ended', ref: `company/${side}`, payload });
    return found;
  });
}
