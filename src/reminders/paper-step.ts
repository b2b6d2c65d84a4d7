import { kindOfDebtor } from '../customers/customer';
import type { Day } from '../kernel/day';
import { lawOf } from '../law/country-rules';
import { lawFor, type FourCountries } from '../law/four-countries';
import { sentencesToVerify } from '../law/paper';
import { deadlineOf } from '../law/paper-deadline';
import { formalNotice, lawOfPapers } from '../law/paper-law';
import type { DebtorClass, LegalPaper } from '../law/sentence';
import { languageFor } from '../outbox/language';
import { strategyOf, type Facts } from './facts';
import { recipientFor, type Recipient } from './recipient';
import type { ReasonCode } from './reasons';
import type { Step } from './strategy';

/**
 * Which legal paper a step of the kind formal notice makes for a customer: of which law, to what kind of debtor, by when, to whom and in
 * which language; or why it cannot be made. Where what it rests on is not sure, a person looks at it before it leaves.
 */
export interface PaperOfStep {
  readonly law: string;
  /** `notice`. */
  readonly name: string;
  readonly debtor: DebtorClass;
  /** Announced only where the strategy goes on to it. */
  readonly then: 'partner' | null;
}

export type PaperAnswer =
  | {
      readonly ok: true;
      readonly paper: PaperOfStep;
      readonly payByOn: Day;
      readonly recipient: Recipient;
      /** What is not sure, for the chain. */
      readonly unsure: readonly string[];
      /** As the paper is called in its own country. */
      readonly title: string;
    }
  | { readonly ok: false; readonly because: ReasonCode; readonly fact: string };

const no = (because: ReasonCode, fact: string): PaperAnswer => ({ ok: false, because, fact });

/** `itemId`: the driver, whose strategy says what follows. */
export function paperFor(facts: Facts, step: Step, itemId: number, today: Day): PaperAnswer {
  const { letterbox, customer } = facts.customer;
  const { type, assumed } = kindOfDebtor(customer, facts.rules.settings);
  if (type === 'unknown') return no('debtor_type_unknown', 'nobody says what the customer is in law');
  if (letterbox !== undefined && letterbox.as !== 'itself')
    return no('paper_for_another', 'it is written to through another customer');
  const countries = countriesOf(facts, type);
  const law = lawOfPapers(type, countries);
  const paper = law === null ? undefined : formalNotice(law, type);
  if (paper === undefined) return no('paper_unknown', 'no legal paper is known for it');
  const title = titleOf(paper);
  if (paper.encloses.length > 0) return no('paper_incomplete', `official papers must go with it: ${title}`);
  const found = recipientFor(paper.registered ? { ...step, channel: 'letter' } : step, facts);
  if (paper.registered && found?.channel !== 'letter')
    return no('paper_by_post', `it goes by post, and no postal address is known: ${title}`);
  if (found === undefined || (found.channel !== 'letter' && found.channel !== 'email'))
    return no('no_contact', 'no usable email address, postal address or telephone number');
  const language = languageFor(asPapersSay(found.language), {
    fallbacks: facts.rules.settings.fallbackLanguage,
    available: new Set(paper.languages),
  });
  if (language === undefined) return no('no_language', `no template in ${found.language} and no stand-in`);
  const then = announces(facts, step, itemId) ? 'partner' : null;
  const deadline = deadlineOf(paper, {
    ...{ on: today, channel: found.channel, debtor: type },
    ...{ country: customer.country ?? facts.rules.country, region: customer.region },
  });
  const unsure = unsureOf(paper, type, countries, { step, then, assumed, counted: deadline.unsure });
  return {
    ...{ ok: true, payByOn: deadline.payBy, recipient: { ...found, language }, unsure, title },
    paper: { law: paper.law, name: paper.name, debtor: type, then },
  };
}

/** As it is called in its own country. */
const titleOf = ({ title, languages, name }: LegalPaper): string => `“${title[languages[0] ?? 'en'] ?? name}”`;

/** Norwegian has one name among papers. */
const asPapersSay = (language: string): string => (language === 'nb' || language === 'nn' ? 'no' : language);

const countriesOf = ({ rules, customer: { customer } }: Facts, debtor: DebtorClass): FourCountries =>
  lawFor({
    ...{ debtor, contractLaw: null, customer, said: [] },
    company: {
      ...{ country: rules.country, region: rules.region, language: rules.language },
      ...{ governingLaw: rules.governingLaw ?? null, courtCountry: rules.settings.courtCountry },
    },
  });

/** State only what will be done: the strategy goes on to a hand-over. */
const announces = (facts: Facts, step: Step, itemId: number): boolean =>
  strategyOf(facts, itemId).strategy.ladder.some(({ kind, n }) => kind === 'propose_hand_over' && n > step.n);

interface Basis {
  readonly step: Step;
  readonly then: 'partner' | null;
  readonly assumed: boolean;
  readonly counted: readonly string[];
}

function unsureOf(paper: LegalPaper, debtor: DebtorClass, countries: FourCountries, basis: Basis): string[] {
  const { step, then, assumed, counted } = basis;
  const claims = step.claims ?? [];
  const may = [
    ...(claims.includes('interest') ? ['interest'] : []),
    ...(claims.includes('fixed_sum') ? ['fixed', 'costs', 'bik', 'bik_vat'] : []),
    ...(then === null ? [] : ['then_partner']),
  ];
  const title = titleOf(paper);
  const home = lawOf(countries.debtor.value);
  return [
    ...(sentencesToVerify(paper, debtor, new Set(may)).length > 0
      ? [`what ${title} says is not verified against the official text`]
      : []),
    ...(paper.period.evidence === 'memory' || counted.includes('not_verified')
      ? [`the time that ${title} gives is not verified against the official text`]
      : []),
    ...(home === paper.law ? [] : [`${title} is of another law than that of the customer’s country`]),
    ...(assumed ? ['what the customer is in law is only assumed'] : []),
  ];
}
