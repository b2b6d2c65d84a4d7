import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { importBankFile } from '../../imports/bank.actions';
import { handsOf, type Hands } from './hands';
import { casesGoOn } from './states-cases';
import { debtor, euros, listOfLines, listWithout, offered, type Debtor } from './states-debts';
import { aSourceDelivered } from './states-delivered';
import { oneIsInsolvent } from './states-insolvency';
import { oneIsKnown } from './states-known';
import { mailCameIn } from './states-inbox';
import { lawIsSaid } from './states-law';
import { aRecordStandsTwice, twoAreCompared } from './states-merging';
import { somebodyVisits } from './states-visits';
import { lateInterestIsClaimed } from './states-owed';
import { creditorsRegister } from './states-operators';
import { partnersAreKnown } from './states-partners';
import { aCustomerTells } from './states-told';
import { aServicePosts } from './states-post';
import { termsChange } from './states-terms';
import type { TestDesk } from './test-desk';

/**
 * What happened at the demo's first company before its pages are looked at, each thing by the form that a person would use: so that there
 * is a page for every state that the demo itself is not in. Answers with the addresses to begin at, the busiest first.
 */
export async function bringAbout(desk: TestDesk): Promise<readonly string[]> {
  const [clerk, manager] = [handsOf(await desk.as('collector')), handsOf(await desk.as('manager'))];
  const administrator = handsOf(await desk.as('administrator'));
  const hotel = await debtor(desk, '1031');
  const called = await somebodyIsCalled(desk, clerk);
  const undone = await theHotelPays(desk, clerk, hotel);
  await theHotelIsStopped({ clerk, manager }, hotel);
  await theHotelIsInsured(clerk, hotel);
  const corrected = await theHotelIsCorrected(clerk, hotel);
  const kase = await theBreweryIsHandedOver(desk, { clerk, manager });
  const tried = [await aStrategyIsCompared(administrator), await thresholdsAreTried(administrator)];
  const words = await wordsAreChanged(manager);
  await anUploadWaits(clerk);
  const told = await theBooksAreTold({ manager, administrator });
  await smallBalancesAreProposed(manager);
  await termsChange(desk, { manager, administrator });
  const statements = await everybodyGetsAStatement(clerk);
  await theGalleryIsBilled(desk, clerk);
  await theBankHasSpoken(desk);
  await aSourceDelivered(desk, administrator);
  const mails = await mailCameIn(desk);
  await aServicePosts(desk, administrator);
  const list = await aListOfTheBankAsks(desk);
  const plain = await debtor(desk, '1040');
  await aCustomerTells(desk, '1040');
  await aRecordStandsTwice(desk, manager);
  const claimed = await lateInterestIsClaimed({ administrator, clerk }, hotel);
  const two = await twoAreCompared(clerk, hotel, plain);
  const visited = await somebodyVisits(desk, { clerk, manager }, [hotel.page, plain.page]);
  const law = await lawIsSaid(clerk, plain);
  const { pages: partners } = await partnersAreKnown(manager, desk.company.code);
  const creditors = await creditorsRegister(desk, administrator);
  const insolvent = await oneIsInsolvent(desk, clerk);
  const known = await oneIsKnown(clerk, [hotel, plain]);
  const cases = await casesGoOn(desk, kase);
  const nowhere = `${plain.page}/recovery/making/${'0'.repeat(32)}`; // what is made is shown by its file, what was lost here
  return [
    hotel.page,
    called,
    plain.page,
    kase,
    statements,
    words,
    list,
    two,
    ...claimed,
    ...visited,
    ...creditors,
    ...insolvent,
    ...known,
    ...cases,
    ...told,
    ...mails,
    ...partners,
    ...undone,
    ...corrected,
    ...tried,
    law,
    nowhere,
    `${plain.page}/recovery/form/agency`,
  ];
}

const AT = '/c/lumen';

interface Team {
  readonly clerk: Hands;
  readonly manager: Hands;
}

/** A call that counts as a step, of somebody whom one may still be said to. */
async function somebodyIsCalled(desk: TestDesk, clerk: Hands): Promise<string> {
  const { page } = await offered(desk, clerk, { page: 'call', field: 'step' });
  await clerk.fills(`${page}/call`, { outcome: 'reached', note: 'Will pay the oldest first.', step: 'yes' });
  return page;
}

/** An invoice that the list no longer names, a payment in part, one that went back, one that was short. */
async function theHotelPays(desk: TestDesk, clerk: Hands, { page, ...hotel }: Debtor): Promise<string[]> {
  const [short, part, whole] = hotel.owed;
  const gone = hotel.owed.at(-1);
  const [first, second, third] = hotel.paid;
  if (!short || !part || !whole || !gone || !first || !second || !third) throw new Error('the hotel owes too little');
  await listWithout(desk, { page, ...hotel }, gone);
  const apply = (credit: string, to: string, minor: number): Promise<string> =>
    clerk.fills(`${page}/items/${credit}/apply`, { item: to, [`amount.${to}`]: euros(minor) });
  await apply(first.item, part.item, 100_00);
  await apply(second.item, short.item, Math.min(second.openMinor, short.openMinor - 12_00));
  await apply(third.item, whole.item, Math.min(third.openMinor, whole.openMinor));
  await clerk.fills(`${page}/returned`, { payment: third.item, why: 'account closed', reply: 'no' });
  const returned = await clerk.link(page, /\/returned\/it_\w+\/undo$/); // Said once: before anything else is done.
  if (first.openMinor > 101_00) await clerk.fills(`${AT}/cash/refunds/new?item=${first.item}`, { amount: '1.00', why: 'paid twice' }, { to: '/refunds/new' }); // prettier-ignore
  await clerk.fills(`${page}/short-payment`, { item: short.item, what: 'ask', note: 'no discount was agreed' });
  return [returned, await clerk.link(page, /\/short-payment\/it_\w+\/undo$/)];
}

async function theHotelIsStopped({ clerk, manager }: Team, { page, owed }: Debtor): Promise<void> {
  const [, promised, assigned] = owed;
  const promise = {
    amount: '50.00',
    on: '2026-07-07',
    by: 'M. Marvallon',
    note: 'next week',
    item: promised?.item ?? '',
  };
  await clerk.fills(`${page}/promise`, promise);
  await clerk.fills(`${page}/hold`, {
    kind: 'goodwill',
    quick: '2w',
    reason: 'the director is away',
    item: promised?.item ?? '',
  });
  await clerk.fills(`${page}/obstacle`, { kind: 'not_received', note: 'never came', item: promised?.item ?? '' });
  await clerk.fills(`${page}/assign`, { holder: 'Affacturage Vaurenard SA', how: 'quiet', item: assigned?.item ?? '' });
  await manager.fills(`${page}/stop`, { why: 'three invoices over 60 days' });
}

/** One deadline was told, the next one is still to be. */
async function theHotelIsInsured(clerk: Hands, { page }: Debtor): Promise<void> {
  const credit = {
    limit: '5,000.00',
    insurer: 'Assurance-crédit Trézac',
    insured: '4,000.00',
    notice: '180',
    claim: '210',
  };
  await clerk.fills(`${page}/credit`, { ...credit, why: 'policy of 2026' });
  await clerk.fills(await clerk.link(page, /\/insurer\/\w+\/[0-9-]+$/), { reference: 'SIN-2026-77' });
}

async function theHotelIsCorrected(clerk: Hands, { page, owed }: Debtor): Promise<string[]> {
  await clerk.fills(`${page}/correct/country`, { value: 'BE', why: 'register extract' });
  await clerk.fills(`${page}/items/${owed[1]?.item ?? ''}/correct`, {
    field: 'due_on',
    value: '2026-01-15',
    why: 'agreed',
  });
  const slip = { name: 'slip.txt', content: 'delivered in full' };
  await clerk.fills(`${page}/documents`, { kind: 'delivery', title: 'Delivery slip, signed', about: owed[1]?.item ?? '' }, { file: slip }); // prettier-ignore
  const handled = `${page}/items/${owed[1]?.item ?? ''}/handled`;
  await clerk.fills(handled, { contact: 'new', email: 'chantier@hotel.example', name: 'Chantier', why: 'told us' });
  return [`${page}/correct/country`, `${page}/items/${owed[1]?.item ?? ''}/correct`, `${handled}/end`];
}

/** Its file goes to an agency; what changes afterwards is told in a supplement. */
async function theBreweryIsHandedOver(desk: TestDesk, { clerk, manager }: Team): Promise<string> {
  const file = await manager.link(`${AT}/recovery`, /\/recovery\/rf_\w+$/);
  const agency = {
    partner: 'new',
    partner_name: 'Agence Delmas',
    partner_kind: 'agency',
    partner_email: 'files@delmas.example',
  };
  const kase = await manager.fills(file, agency, { to: '/hand-over' });
  const brewery = await debtor(desk, '1007');
  const slip = { name: 'slip.txt', content: 'delivered in full' };
  await clerk.fills(`${brewery.page}/documents`, { kind: 'delivery', title: 'Delivery slip, signed', about: brewery.owed[0]?.item ?? '' }, { file: slip }); // prettier-ignore
  await clerk.fills(kase, {}, { to: '/supplement' });
  return kase;
}

/** By a list with the lines of its invoice, through a portal of its own. */
async function theGalleryIsBilled(desk: TestDesk, clerk: Hands): Promise<void> {
  await listOfLines(desk, '1040');
  const { page } = await debtor(desk, '1040');
  await clerk.fills(`${page}/procurement`, { portal: 'ariba', link: 'https://portal.example/inbox', number: 'AN-77' });
}

/** A statement of the company's own account, as its bank gives it. */
async function theBankHasSpoken({ company, work }: TestDesk): Promise<void> {
  const file = readFileSync(join(__dirname, '../../../fixtures/imports/bank/camt053-v2.xml'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'duly-bank-'));
  const path = join(folder, 'statement.xml');
  writeFileSync(path, file.replaceAll('FR7630006000011234567890189', 'FR1420041010050500013M02606'));
  await importBankFile(work(), { companyId: company.id, path });
  rmSync(folder, { recursive: true });
}

/** A list whose columns nobody knows. */
async function aListOfTheBankAsks(desk: TestDesk): Promise<string> {
  const content = 'When,Why,How much,Left\n04/06/2026,F-1001,10.00,110.00\n05/06/2026,Rent,-3.00,107.00\n';
  const { text } = await (await desk.as('collector')).send(`${AT}/bank`, {}, [{ name: 'list.csv', content }]);
  return /href="([^"]+\/bank\/lists\/\w+)"/.exec(text)?.[1] ?? '';
}

async function aStrategyIsCompared(administrator: Hands): Promise<string> {
  const page = `${AT}/strategies/standard`;
  const compared = await administrator.fills(page, { 'days-0': '4', do: 'compare' }, { to: '/edit' });
  return ended(administrator, compared);
}

const thresholdsAreTried = async (administrator: Hands): Promise<string> =>
  ended(administrator, await administrator.fills(`${AT}/settings/thresholds`, { minCustomerMinor: '500.00' }, { to: '/preview' })); // prettier-ignore

/** Until nothing of it is worked out any more. */
async function ended(who: Hands, location: string): Promise<string> {
  const [path = ''] = location.split('#');
  for (let tries = 0; tries < 300; tries += 1) {
    if (!(await who.visitor.get(path)).text.includes('hx-trigger="every 1s"')) return path;
    await later(100);
  }
  throw new Error(`${path} never came to an end`);
}

/** Two versions of our own, so that there is one to go back to. */
async function wordsAreChanged(manager: Hands): Promise<string> {
  const page = `${AT}/templates/first-invoice/fr`;
  for (const subject of ['{{invoices}}, {{total}}', 'Facture : {{invoices}}, {{total}}'])
    await manager.fills(page, { subject }, { to: '/activate' });
  return page;
}

async function anUploadWaits(clerk: Hands): Promise<void> {
  const content = 'Customer No;Customer Name;Document No;Document Date;Due Date;Currency;Amount;Open Amount\n9001;Neuf;N-1;2026-05-04;2026-06-03;EUR;10.00;10.00\n'; // prettier-ignore
  await clerk.fills(`${AT}/imports`, {}, { file: { name: 'waiting.csv', content } });
}

async function smallBalancesAreProposed(manager: Hands): Promise<string> {
  return manager.fills(
    `${AT}/write-offs?most=600&currency=EUR&days=20`,
    { reason: 'not worth a stamp' },
    { to: '/write-offs' },
  );
}

/** A journal that was taken back, one that stands, and what is to be told next: that a write-off was undone. Nothing else is changed by it. */
async function theBooksAreTold({
  manager,
  administrator,
}: Omit<Team, 'clerk'> & { administrator: Hands }): Promise<string[]> {
  const small = await smallBalancesAreProposed(manager);
  await administrator.fills(small, {}, { to: '/approve' });
  await administrator.fills(`${AT}/settings/accounting`, { beginsOn: '2026-01-01' });
  const looked = `${AT}/journals?until=2026-06-30`;
  const undone = await manager.fills(looked, {}, { to: '/journals' });
  await manager.fills(undone, {}, { to: '/undo' });
  const stands = await manager.fills(looked, {}, { to: '/journals' });
  await administrator.fills(small, {}, { to: '/undo' });
  return [looked, undone, stands];
}

async function everybodyGetsAStatement(clerk: Hands): Promise<string> {
  const page = `${AT}/statements/new?asOn=2026-06-30&format=pdf`;
  return ended(clerk, await clerk.fills(page, {}, { to: '/statements' }));
}
