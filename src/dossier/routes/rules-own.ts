import { addDays, dayFrom } from '../../kernel/day';
import type { RouteKey } from './keys';
import { about, lacks, type Rule } from './rule';
import { signedOn } from './values-claim';

/** What the forms of one country, or one form, demand beyond their boxes. */
/** CPCE L125-1: up to 5,000 euro of principal and interest. */
const smallClaim: Rule = ({ principalMinor, interestMinor }, box) =>
  principalMinor + interestMinor > 500_000 ? [about(box('total'), 'too-high', { most: '5000' })] : [];

/** The Late Payment Act is between businesses; a private debtor owes interest of a contract or of s.69. */
const basisOfInterest: Rule = ({ claim, answers }, box) =>
  claim.debtor.type === 'consumer' && answers['interest-basis'] === 'lpcda'
    ? [about(box('interest-basis'), 'not-for-consumers')]
    : [];

/** Postcodes of Scotland, Northern Ireland and the islands; some districts of DG and TD lie in England. From general knowledge. */
const ELSEWHERE = /^(BT|AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE|JE|GY|IM)\d/i;

const inEnglandOrWales: Rule = (_, box) =>
  ['debtor-postcode', 'second-postcode'].map((what) =>
    ELSEWHERE.test(box(what)?.raw ?? '') ? about(box(what), 'outside', {}, 'weak') : undefined,
  );

/** Kronofogden takes no payment instructions in an application. */
const noInstructions: Rule = (_, box) =>
  ['grounds', 'original-creditor'].map((what) =>
    /\b([A-Z]{2}\d{2}[A-Z\d]{11,30}|bankgiro|plusgiro|OCR)\b|\b\d{3,4}-\d{4}\b/i.test(box(what)?.raw ?? '')
      ? about(box(what), 'payment-instructions')
      : undefined,
  );

/** BW 6:96: fourteen days from the day after a consumer received the letter must be over. */
const fourteenDays: Rule = ({ claim }, box) => {
  const received = dayFrom(box('notice-received-on')?.raw ?? '');
  if (received === undefined || addDays(received, 14) < claim.keyDate) return [];
  return [about(box('notice-received-on'), 'too-soon', { day: addDays(received, 15) })];
};

/** At most a tenth of the principal as a penalty; from general knowledge. */
const tenthPart: Rule = ({ principalMinor }, box) =>
  Number(box('charge-penalty')?.raw ?? 0) * 1000 > principalMinor
    ? [about(box('charge-penalty'), 'too-high', { most: (principalMinor / 1000).toFixed(2) }, 'weak')]
    : [];

/** CPCE R124-3: the mandate is written and says what the agency gets, how it passes money on, and what secures that. */
const frenchMandate: Rule = ({ claim }, box) =>
  claim.debtor.registered?.country === 'FR'
    ? ['mandate-on', 'mandate-fee', 'mandate-remit', 'mandate-guarantee'].map((what) => lacks(box(what)))
    : [];

/** The form of the commercial court is not for somebody who is no trader. */
const commercialCourt: Rule = ({ claim }, box) =>
  claim.debtor.type === 'consumer' && box('cerfa-number')?.raw === '12946'
    ? [about(box('cerfa-number'), 'not-this-debtor')]
    : [];

/** A public body may belong before an administrative court; from general knowledge. */
const otherCourt: Rule = ({ claim }, box) =>
  claim.debtor.type === 'public_body' ? [about(box('court'), 'not-this-debtor', {}, 'weak')] : [];

/** Pre-Action Protocol, 3.1: written, with its date, or oral, with who, what, when and where. */
const writtenOrOral: Rule = (_, box) => (box('oral-agreement')?.raw ? [] : [lacks(box('contract-date'))]);

/** What does not fit into the lines is served apart; and what was supplied must be said. */
const particularsSay: Rule = ({ claim }, box) => {
  const told = box('particulars');
  const listed = claim.entries.length - Number(/(\d+) invoices as per detailed/.exec((told?.raw ?? '').replace(/\n/g, ' '))?.[1] ?? 0); // prettier-ignore
  const subject = claim.basis.contract?.subject ?? claim.entries.map((one) => one.subject).find(Boolean) ?? '';
  return [
    listed < claim.entries.length ? about(told, 'too-many-rows', { n: String(claim.entries.length), most: String(listed) }, 'weak') : undefined,
    subject === '' ? about(told, 'vague', {}, 'weak') : undefined,
  ]; // prettier-ignore
};

/** § 13a RDG (1) no. 4: a rate above the statutory one needs its reason; whether a contract's rate lies above it, a person says. */
const higherRate: Rule = ({ claim }, box) =>
  claim.interest !== null && claim.interest.law === undefined ? [lacks(box('interest-higher'), 'weak')] : [];

/** The catalogue's last entry is for what has no number, and is described. */
const otherClaim: Rule = (_, box) => (box('catalogue-no')?.raw === 'sonstiger' ? [lacks(box('other-claim'))] : []);

/** At least eight days from sending. */
const eightDays: Rule = (form, box) => {
  const [until, on] = [dayFrom(box('pay-until')?.raw ?? ''), signedOn(form)];
  if (until === undefined || on === undefined || until >= addDays(on, 8)) return [];
  return [about(box('pay-until'), 'too-short', { day: addDays(on, 8) })];
};

/** Against a consumer only its own courts, article 6(2); from general knowledge. A debit needs to know from where. */
const europeanCourt: Rule = ({ claim }, box) => [
  claim.debtor.type === 'consumer' && !['01', '08'].includes(box('jurisdiction')?.raw ?? '')
    ? about(box('jurisdiction'), 'not-this-debtor', {}, 'weak')
    : undefined,
  box('fee-payment')?.raw === '03' ? lacks(box('fee-details')) : undefined,
];

export const OWN: Partial<Readonly<Record<RouteKey, readonly Rule[]>>> = {
  agency: [frenchMandate],
  'fr-petites-creances': [smallClaim],
  'fr-injonction': [commercialCourt],
  'fr-refere': [otherCourt],
  'fr-assignation': [otherCourt],
  'uk-letter-of-claim': [writtenOrOral],
  'uk-money-claim': [basisOfInterest, inEnglandOrWales, particularsSay],
  'uk-n1': [basisOfInterest],
  'de-inkasso': [higherRate],
  'de-mahnantrag': [otherClaim],
  'se-inkassokrav': [eightDays],
  'se-betalningsforelaggande': [noInstructions],
  'nl-dagvaarding': [fourteenDays],
  'be-1394-20': [tenthPart],
  'eu-form-a': [europeanCourt],
};
