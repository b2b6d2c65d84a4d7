import { countAdvice, followLedger as followAdvice } from './advice/actions';
import { followSaidPaid } from './activities/said-paid.actions';
import { sealAudit } from './audit/actions';
import { followAdvices } from './cash/advised.actions';
import { followBank } from './cash/matching.actions';
import { followPayouts } from './checkout/hear.actions';
import { noticeDirectMoney } from './cases/direct.actions';
import { noticeLateSteps } from './cases/step.actions';
import { noticeMandates } from './cases/mandate.actions';
import { followInsolvencies } from './insolvency/jobs';
import { meansOn } from './insolvency/means.panel';
import { askForList, recheckLists } from './insolvency/list.actions';
import { followDirectMoney } from './remittances/direct.actions';
import { noticeLateRemittances } from './remittances/late.actions';
import { askForEvaluations, followCases, noticeLate } from './cases/jobs';
import { noticeUnopened } from './cases/supplement-told.actions';
import { followCalls } from './calls/jobs';
import { applyBankChanges } from './companies/bank-change.actions';
import type { Company } from './companies/company';
import { allCompanies, settingsOf } from './companies/store';
import { bankChangeTold } from './tasks/bank-told.actions';
import { gatherNotices, mailDigests } from './desk/notices.actions';
import { limitationSources } from './dossier/limitation-sources.store';
import { emptyExpired } from './desk/retention.actions';
import { noticeRests } from './disputes/deduction.actions';
import { noticeEinvoices } from './disputes/e-invoice.actions';
import { followLedger as followDisputes, reviewDisputes } from './disputes/jobs';
import { sweepUploads } from './imports/upload.actions';
import { CLOCK } from './kernel/actor';
import { dayIn, hourIn, type Instant } from './kernel/day';
import { proposeInterestHolds } from './law/interest-hold.actions';
import { noticeMissingRates } from './law/missing-rates.actions';
import { countLimitations } from './law/limitation.actions';
import { noticeLateInterest } from './law/pursue.actions';
import { noticeWithheld } from './ledger/withheld.actions';
import { noticeAgreements } from './mandates/agreement.actions';
import { drawFeeInvoices } from './operators/fee-invoice.actions';
import { forgetOldQuotes } from './operators/open-quote.actions';
import { followSeats } from './operators/seats.actions';
import { deliver } from './outbox/delivery.actions';
import { noticeUnposted } from './outbox/posting.actions';
import { followSms } from './outbox/sms.actions';
import { deliverHouseMail } from './people/house-mail.actions';
import type { Due } from './platform/clock';
import { sweepCounts } from './platform/web/limit';
import { onDay, type Work } from './platform/work';
import { lookFetched } from './parcels/fetched.actions';
import { carryParcels } from './parcels/jobs';
import { postalDue } from './postal/jobs';
import { followLedger as followPromises, judgePromises } from './promises/jobs';
import { dailyRun as runReminders } from './reminders/jobs';
import { demandsOf } from './notices/demanded.store';
import { tellReturns } from './reminders/returned.actions';
import { askToLook } from './reminders/procurement.actions';
import { noticeRelief } from './relief/jobs';
import { noticeReleases } from './reminders/stop.actions';
import { noticeUncollected } from './reminders/uncollected.actions';
import { carryOnStatements, monthlyStatements } from './statements/jobs';
import { followAlike } from './merging/alike.actions';
import { passToManager } from './tasks/late.actions';
import { sweepRequests } from './api/store';
import { askForOutcomes } from './visits/jobs';
import { tellWebhooks } from './webhooks/jobs';
import { holdSources, deductions, mailWays, papers, parcelRoom, type House } from './app';

/** What the clock has to do: which work of which room, in which order, from which hour. */
/** Before the first run of a day can be due anywhere, the morning's judgement is made. */
const MORNING_HOUR = 5;

/** The mail of the morning lies there when people come. */
const DIGEST_HOUR = 7;

/** What the clock has to do now, in this order: what follows from the ledger, the morning, the run, the post, old uploads, the seal. */
export async function clockWork(house: House, now: Instant): Promise<Due[]> {
  const due: Due[] = [];
  for (const company of await allCompanies(house.db.read)) {
    const { runHour, fixedDay } = await settingsOf(house.db.read, company.id);
    if (fixedDay !== null) continue;
    due.push(...companyWork(house, company, { now, runHour }));
    const work = (moment: Instant): Work => onDay(house.work(CLOCK, moment), company.zone);
    due.push(...(await postalDue({ root: house.config.intakeRoot, post: () => house.post() }, company, { now, work })));
  }
  due.push({
    name: 'sweep',
    company: '',
    key: now.slice(0, 10),
    work: async (at) =>
      counted({
        uploads: await sweepUploads(house.work(CLOCK, at), house.config.home),
        counts: await sweepCounts(house.db, at),
        requests: await sweepRequests(house.db, at),
      }),
  });
  due.push({
    name: 'house mail',
    company: '',
    key: null,
    work: async (at) => counted({ ...(await deliverHouseMail(house.work(CLOCK, at), mailWays(house))) }),
  });
  due.push({
    name: 'seal',
    company: '',
    key: null,
    work: async (at) => counted({ sealed: await sealAudit(house.work(CLOCK, at)) }),
  });
  return due;
}

function companyWork(house: House, company: Company, { now, runHour }: { now: Instant; runHour: number }): Due[] {
  const { id, code, zone } = company;
  const hour = hourIn(zone, now);
  const today = `${code} ${dayIn(zone, now)}`;
  const at = (moment: Instant): Work => onDay(house.work(CLOCK, moment), zone);
  const statements = { company, holds: holdSources, post: () => house.post() };
  const jobs: (Omit<Due, 'company'> & { readonly fromHour: number })[] = [
    { name: 'follow', key: null, fromHour: 0, work: async (moment) => counted(await followed(at(moment), company)) },
    // prettier-ignore
    { name: 'morning', key: today, fromHour: Math.min(MORNING_HOUR, runHour), work: (moment) => morning(at(moment), company) },
    {
      name: 'bank accounts',
      key: null,
      fromHour: 0,
      work: async (moment) =>
        counted({ changed: await applyBankChanges(at(moment), { companyId: id, told: bankChangeTold }) }),
    },
    // prettier-ignore
    { name: 'notices', key: null, fromHour: 0, work: async (moment) => counted({ told: await gatherNotices(at(moment), company) }) },
    {
      name: 'digest',
      key: today,
      fromHour: DIGEST_HOUR,
      work: async (moment) => counted({ mails: await mailDigests(at(moment), company) }),
    },
    { name: 'run', key: today, fromHour: runHour, work: (moment) => dailyRun(at(moment), company) },
    // prettier-ignore
    { name: 'monthly statements', key: today, fromHour: runHour, work: async (moment) => counted(await monthlyStatements(at(moment), statements)) },
    // prettier-ignore
    { name: 'statements', key: null, fromHour: 0, work: async (moment) => counted(await carryOnStatements(at(moment), statements)) },
    // prettier-ignore
    { name: 'short messages', key: null, fromHour: 0, work: async (moment) => counted({ ...(await followSms(at(moment), house.post(), company)) }) },
    { name: 'deliver', key: null, fromHour: 0, work: async (moment) => delivered(house, at(moment), company) },
    // prettier-ignore
    { name: 'fee invoices', key: null, fromHour: 0, work: async (moment) => counted({ drawn: await drawFeeInvoices(at(moment), company) }) },
    {
      name: 'webhooks',
      key: null,
      fromHour: 0,
      work: async (moment) => counted(await tellWebhooks(at(moment), company)),
    },
    {
      name: 'parcels',
      key: null,
      fromHour: 0,
      work: async (moment) => counted(await carryParcels(at(moment), parcelRoom(house), company)),
    },
  ];
  return jobs.filter(({ fromHour }) => hour >= fromHour).map((job) => ({ ...job, company: code }));
}

async function followed(work: Work, company: Company): Promise<Record<string, number>> {
  const payouts = await followPayouts(work, company.id);
  const cash = {
    payouts,
    ...(await followBank(work, company)),
    kept_back: await followAdvices(work, company.id, deductions),
  };
  const [disputes, promises] = [await followDisputes(work, company.id), await followPromises(work, company.id)];
  const [einvoices, looks] = [await noticeEinvoices(work, company.id), await askToLook(work, company.id)];
  const alike = await followAlike(work, company.id);
  const calls = await followCalls(work, company.id);
  return {
    ...cash,
    ...disputes,
    ...promises,
    einvoices,
    looks,
    ...(await followCases(work, company.id)),
    frozen: await followInsolvencies(work, company, holdSources),
    money_untold: await noticeDirectMoney(work, company.id),
    steps_late: await noticeLateSteps(work, company.id),
    paid_directly: await followDirectMoney(work, company.id),
    alike,
    found: await followSaidPaid(work, company.id),
    calls_held: calls.held,
    calls_missed: calls.missed,
    seats: await followSeats(work, company.id),
    advised: await followAdvice(work, company, holdSources),
    told: await tellReturns(work, { company, holds: holdSources }),
  };
}

async function morning(work: Work, company: Company): Promise<Record<string, unknown>> {
  const [promises, disputes] = [await judgePromises(work, company.id), await reviewDisputes(work, company.id)];
  const [rests, withheld] = [await noticeRests(work, company.id), await noticeWithheld(work, company.id)];
  const [debits, releases] = [await noticeUncollected(work, company.id), await noticeReleases(work, company.id)];
  const [late, emptied] = [await passToManager(work, company.id), await emptyExpired(work, company.id)];
  const fetched = await lookFetched(work, company); // before anybody is asked about what was not opened
  const [unposted, unopened] = [await noticeUnposted(work, company), await noticeUnopened(work, company)];
  const [visits, rates] = [await askForOutcomes(work, company.id), await noticeMissingRates(work, company)];
  const [agreements, mandates] = [await noticeAgreements(work, company.id), await noticeMandates(work, company.id)];
  const [cases_late, evaluations] = [
    await noticeLate(work, company.id),
    await askForEvaluations(work, company, meansOn(work.today)),
  ];
  const limited = await countLimitations(work, company, limitationSources);
  const advised = await countAdvice(work, company, holdSources);
  const [listed, lists] = [await recheckLists(work, company.id), await askForList(work, company.id)];
  const interest_holds = await proposeInterestHolds(work, company.id);
  const paid_late = await noticeLateInterest(work, company, demandsOf);
  const not_passed_on = await noticeLateRemittances(work, company.id);
  const vat_reliefs = await noticeRelief(work, company);
  const quotes_forgotten = await forgetOldQuotes(work, company.id);
  return {
    ...promises,
    ...disputes,
    rests,
    withheld,
    debits,
    releases,
    late,
    emptied,
    unposted,
    fetched,
    unopened,
    visits,
    agreements,
    mandates,
    rates,
    cases_late,
    evaluations,
    limited,
    advised,
    insolvency_lists: { listed, lists },
    interest_holds,
    paid_late,
    not_passed_on,
    vat_reliefs,
    quotes_forgotten,
  };
}

async function dailyRun(work: Work, company: Company): Promise<Record<string, unknown>> {
  const { run, issued } = await runReminders(work, { company, holds: holdSources, papers });
  return { asOn: run.asOn, messages: issued.messages, tasks: issued.tasks };
}

async function delivered(house: House, work: Work, company: Company): Promise<Record<string, unknown> | undefined> {
  const { accepted, made, failed, doubtful, withdrawn } = await deliver(work, house.post(), company);
  const saved = Object.values(withdrawn).reduce((sum, count) => sum + count, 0);
  return counted({ accepted, made, failed, doubtful, saved });
}

/** Nothing happened: no line in the log. */
const counted = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> | undefined =>
  Object.values(counts).some((count) => count > 0) ? counts : undefined;
