import { exponent, toDecimal } from '../../kernel/money';
import { fractionText } from '../../law/fraction';
import { chargesOf, interestFrom, ratesClaimed, type Form } from './form';

/**
 * Particulars of claim for the online money claim: at most 24 lines of 45 characters, out of few characters. What does not
 * fit goes into detailed particulars, which are served apart; the claim then says so.
 */
export const UK_LINES = 24;
export const UK_WIDTH = 45;
/** Letters, digits and few marks: everything else is written with these. */
export const UK_CHARS = "A-Za-z0-9 .,'()/&:;%£+-";

export function ukParticulars(form: Form): string {
  const whole = paragraphs(form, form.claim.entries.length);
  if (wrapped(whole).length <= UK_LINES) return wrapped(whole).join('\n');
  for (let listed = Math.min(6, form.claim.entries.length); listed >= 0; listed--) {
    const lines = wrapped(paragraphs(form, listed));
    if (lines.length <= UK_LINES) return lines.join('\n');
  }
  return wrapped(paragraphs(form, 0)).join('\n');
}

/** What was agreed is told in few lines: the sums must have room. */
const LONGEST_SUBJECT = 160;

/** `listed`: how many invoices are named; the others are served apart. */
function paragraphs(form: Form, listed: number): string[] {
  const { claim, principalMinor, interestMinor } = form;
  const money = (minor: number): string =>
    `${SIGN[claim.currency] ?? `${claim.currency} `}${toDecimal(minor, claim.currency)}`;
  const { contract } = claim.basis;
  const subject = contract?.subject ?? claim.entries.map((one) => one.subject).find(Boolean) ?? 'goods and services';
  const brief = subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT).trimEnd()}...` : subject;
  const agreed = contract?.concludedOn ? ` under a contract made on ${ukDay(contract.concludedOn)}` : '';
  const named = claim.entries.slice(0, listed).map((one) => `${one.document} due ${one.dueOn ? ukDay(one.dueOn) : 'on demand'} ${money(one.claimedMinor)}`); // prettier-ignore
  const others = claim.entries.length - listed;
  const rest = others > 0 ? [`${others} invoices as per detailed particulars to be served within 14 days`] : [];
  const fixed = chargesOf(form, 'fixed_sum');
  return [
    `1. The claim is for the price of ${brief} supplied by the claimant to the defendant${agreed}.`,
    `2. Unpaid: ${[...named, ...rest].join('; ')}. Total ${money(principalMinor)}.`,
    ...(interestMinor > 0 ? [interestSaid(form, money(interestMinor))] : []),
    ...(fixed > 0 ? [`Compensation under s.5A Late Payment of Commercial Debts (Interest) Act 1998: ${money(fixed)}.`] : []), // prettier-ignore
    `The claimant claims ${money(principalMinor)}${interestMinor > 0 ? ', interest as above' : ''} and costs.`,
  ];
}

function interestSaid(form: Form, amount: string): string {
  const { claim, interest } = form;
  const from = interestFrom(form);
  const rate = ratesClaimed(form)
    .map(({ percent }) => percent)
    .join(' then ');
  const exact = interest?.daily;
  const sign = SIGN[claim.currency] ?? '';
  const daily = exact
    ? `, and then daily at ${sign}${fractionText(exact, exponent(claim.currency), 2)} until judgment or payment`
    : '';
  const under = BASIS[form.answers['interest-basis'] ?? ''] ?? 'the contract';
  return `3. Interest under ${under} at ${rate}% a year from ${from === null ? '' : ukDay(from)} to ${ukDay(claim.keyDate)}: ${amount}${daily}.`;
}

const BASIS: Readonly<Record<string, string>> = {
  s69: 's.69 County Courts Act 1984',
  lpcda: 'the Late Payment of Commercial Debts (Interest) Act 1998',
  contract: 'the contract',
};

const SIGN: Readonly<Record<string, string>> = { GBP: '£' };

/** 02/03/2026 */
const ukDay = (on: string): string => on.split('-').reverse().join('/');

/** In lines; a word that is longer than a line is broken. */
function wrapped(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const lines: string[] = [];
    let line = '';
    for (const word of restricted(text).split(' ').flatMap(pieces)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (longer.length <= UK_WIDTH) line = longer;
      else [line] = (lines.push(line), [word]);
    }
    return line === '' ? lines : [...lines, line];
  });
}

const pieces = (word: string): string[] => word.match(new RegExp(`.{1,${UK_WIDTH}}`, 'g')) ?? [];

/** Written with what the form takes. */
function restricted(text: string): string {
  return text
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»"]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/€/g, 'EUR ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`[^${UK_CHARS}]`, 'g'), '')
    .trim();
}
