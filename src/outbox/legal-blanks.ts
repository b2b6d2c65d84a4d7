import { legalWords } from '../languages/legal-words';
import { PLACES } from '../law/sentence';
import { block, maybe, text, type Blank } from './blank';
import type { Facts } from './facts';
import { claimedMinor } from './legal';
import { inText } from './plain';

/**
 * The blanks that only legal papers have: what is claimed in all, how it is sent, its tables, and the sentences of law, which
 * stand where the template puts them and nowhere else.
 */
const FROM: Readonly<Record<(typeof PLACES)[number], string>> = {
  grounds: 'sentences of law: what the claim is and what it rests on',
  demand: 'sentences of law: what is demanded, and by when',
  interest: 'sentences of law: which interest is claimed',
  costs: 'sentences of law: which fixed sums and costs are claimed, or that none are',
  consequence: 'sentences of law: what follows if it is not paid, of what will be carried out',
  rights: 'sentences of law: what the debtor can do',
};

export const LEGAL_BLANKS: Readonly<Record<string, Blank>> = {
  document_title: text('what the paper is called in its language', 'Formal notice to pay', (f) =>
    inText(f.content.legal?.title ?? '–'),
  ),
  claimed: text('everything that is claimed: principal, interest, fixed sums and costs', '€12,480.00', (f) =>
    claimed(f),
  ),
  dispatch: maybe('how a letter is sent, where it is registered', 'By registered letter', (f) => dispatch(f)),
  claim: block('what each invoice is for: subject, order or contract, delivery', 'claim'),
  amounts: block('what is claimed, split by invoice into principal, interest and fixed sums; costs; total', 'amounts'),
  interest: block('how the interest was counted, line by line', 'interest'),
  ...Object.fromEntries(
    PLACES.map((place): [string, Blank] => [
      `legal.${place}`,
      { kind: 'legal', from: FROM[place], value: (f) => f.content.legal?.said[place] ?? [] },
    ]),
  ),
};

/** What must stand in every legal paper. */
export const LEGAL_NEEDED: readonly string[] = [
  ...['document_title', 'dispatch', 'greeting', 'claimed', 'table', 'claim', 'amounts', 'interest', 'payment'],
  ...['not_asked', 'booked_until', 'closing'],
  ...PLACES.map((place) => `legal.${place}`),
];

function claimed({ content, speech }: Facts): string {
  const [section] = content.sections;
  if (content.legal === undefined || section === undefined) return '–';
  return speech.money(claimedMinor(content.legal), section.currency);
}

function dispatch({ content, speech, channel }: Facts): string {
  const given = content.legal?.dispatch ?? null;
  if (given === null || channel !== 'letter') return '';
  const { dispatch: words } = legalWords(speech.language);
  const { way, number } = given;
  return number === null ? words[way] : words.number.replace('{way}', words[way]).replace('{number}', () => inText(number)); // prettier-ignore
}
