import { addDays, dayFrom } from '../../kernel/day';
import { isInterest, type ChargeKind, type ClaimedCharge } from '../claim-charge';
import type { Form } from './form';
import { finding } from './validate';
import type { RouteKey } from './keys';
import type { Box, Finding } from './route';

/** What a form demands beyond its boxes: rules of one country or one form, each about one box. */
type Rule = (form: Form, box: (what: string) => Box | undefined) => readonly (Finding | undefined)[];

export function ruleFindings(key: RouteKey, form: Form, boxes: readonly Box[]): Finding[] {
  const box = (what: string): Box | undefined => boxes.find((one) => one.what === what);
  const rules = [...ALWAYS, ...(OWN[key] ?? [])];
  return rules.flatMap((rule) => rule(form, box)).filter((one): one is Finding => one !== undefined);
}

/** Said of a box only where the form has it, and something stands in it. */
const about = (box: Box | undefined, ...said: Tail): Finding | undefined =>
  box === undefined || box.raw === '' ? undefined : finding(box, ...said);
type Tail = Parameters<typeof finding> extends [unknown, ...infer Rest] ? Rest : never;

/** Lump sums for late payment are owed between businesses only. */
const noLumpSum: Rule = ({ claim }, box) =>
  claim.debtor.type === 'consumer' && claim.charges.some(({ kind }) => kind === 'fixed_sum')
    ? [about(box('charge-fixed') ?? box('charges'), 'not-for-consumers')]
    : [];

const notAhead: Rule = ({ claim }, box) =>
  ['mandate-on', 'notice-on', 'notice-received-on'].map((what) =>
    (box(what)?.raw ?? '') > claim.keyDate ? about(box(what), 'future') : undefined,
  );

const BOX_OF: Readonly<Record<ChargeKind, string>> = {
  fixed_sum: 'charge-fixed',
  reminder_fee: 'charge-reminder',
  collection_cost: 'charge-collection',
  penalty: 'charge-penalty',
  interest: 'interest',
  other: 'charge-other',
};

/** What is claimed and has no box would be lost between the boxes and the total. */
const everyCharge: Rule = ({ claim }, box) => {
  const has = (one: ClaimedCharge): boolean =>
    isInterest(one)
      ? (box('interest') ?? box('entry-interest')) !== undefined
      : (box('charges') ?? box(BOX_OF[one.kind ?? 'other'])) !== undefined;
  const lost = claim.charges.filter((one) => !has(one));
  const which = [...new Set(lost.map(({ title }) => title))].join(', ');
  return which === '' ? [] : [about(box('total') ?? box('principal'), 'without-box', { which })];
};

const ALWAYS: readonly Rule[] = [noLumpSum, notAhead, everyCharge];

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
  ['grounds'].map((what) =>
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

const OWN: Partial<Readonly<Record<RouteKey, readonly Rule[]>>> = {
  'fr-petites-creances': [smallClaim],
  'uk-letter-of-claim': [basisOfInterest],
  'uk-money-claim': [basisOfInterest, inEnglandOrWales],
  'uk-n1': [basisOfInterest],
  'se-betalningsforelaggande': [noInstructions],
  'nl-dagvaarding': [fourteenDays],
  'be-1394-20': [tenthPart],
};
