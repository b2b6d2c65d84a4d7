import type { Visit } from '../companies/visit.pages';
import { findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { TEMPLATES_WORDS } from '../languages/templates-words';
import type { TemplatesWords } from '../languages/templates-words.en';
import { fill, inLanguage, momentText, numberText } from '../languages/said';
import { paperOfCode } from '../law/paper';
import { isLegalCode, PLACES } from '../law/sentence';
import { TEMPLATE_CODES, type AnyCode } from '../outbox/draft';
import { sampleFacts } from '../outbox/sample-cases';
import { SPOKEN } from '../outbox/samples';
import { meaningOf } from '../outbox/template-fault';
import type { Facts } from '../outbox/facts';
import { hashOf } from '../outbox/template.actions';
import { ownVersions, versionsInForce, type KnownVersion } from '../outbox/template.store';
import { wordingDrafts, type WordingDraft } from '../outbox/template-draft.store';
import { housesOf } from '../outbox/trial.actions';
import { lockedIn, sourceOf, textIn, type Case, type Locked, type WordingText } from '../outbox/wording';
import { risksIn } from '../outbox/wording-risk';
import { nameOf as personCalled } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound } from '../platform/web/answer';
import { planningOf, type ReminderPagesDeps } from './deps.pages';
import { exampleFacts } from './template-example.actions';
import { tryingCustomers } from './template.panel';

/** The wording that an address names, with all that stands behind it. */
export interface Asked {
  readonly code: AnyCode;
  readonly language: string;
  readonly shipped: KnownVersion;
  /** The company's own that is in force. */
  readonly own: KnownVersion | undefined;
  readonly versions: readonly KnownVersion[];
  readonly draft: WordingDraft | undefined;
  readonly locked: readonly Locked[];
}

export const wordsIn = (visit: Visit): TemplatesWords => inLanguage(TEMPLATES_WORDS, visit.language);

export function codeAsked({ asked }: Visit): AnyCode {
  const named = asked.params['code'] ?? '';
  const code = TEMPLATE_CODES.find((one) => one === named) ?? paperOfCode(named)?.code;
  if (code === undefined) throw new NotFound();
  return code;
}

/** What a template is called: a legal paper by its country and its own name. */
export function codeText(visit: Visit, code: AnyCode): string {
  if (!isLegalCode(code)) return wordsIn(visit).code[code];
  const paper = paperOfCode(code);
  const country = new Intl.DisplayNames([visit.language], { type: 'region' }).of(paper?.law === 'UK' ? 'GB' : (paper?.law ?? '')); // prettier-ignore
  return `${country ?? ''}: ${paper?.title[paper.languages[0] ?? ''] ?? code}`;
}

/** In which languages it is written. */
export const languagesOf = (code: AnyCode): readonly string[] => paperOfCode(code)?.languages ?? SPOKEN;

/** What must stand in it word by word: sentences that it marks, and the blanks in which sentences of law stand. */
export const lockedOf = (code: AnyCode, shipped: string): Locked[] => [
  ...lockedIn(shipped),
  ...(isLegalCode(code) ? PLACES.map((place) => ({ name: `legal.${place}`, text: `{{legal.${place}}}` })) : []),
];

/** Why it must. */
export const whyLocked = (visit: Visit, { name }: Locked): string =>
  name.startsWith('legal.')
    ? meaningOf(name, visit.language)
    : wordsIn(visit).lock[name as keyof TemplatesWords['lock']];

export async function wordingAsked(visit: Visit): Promise<Asked> {
  const { work, company, asked } = visit;
  const q = work.db.read;
  const code = codeAsked(visit);
  const language = languagesOf(code).find((one) => one === asked.params['language']);
  if (language === undefined) throw new NotFound();
  const inForce = (await versionsInForce(q, company.id)).filter(
    (one) => one.code === code && one.language === language,
  );
  const shipped = inForce.find(({ companyId }) => companyId === null);
  if (shipped === undefined) throw new NotFound();
  const drafts = await wordingDrafts(q, company.id);
  return {
    code,
    language,
    shipped,
    own: inForce.find(({ companyId }) => companyId !== null),
    versions: await ownVersions(q, company.id, code, language),
    draft: drafts.find((one) => one.code === code && one.language === language),
    locked: lockedOf(code, shipped.source),
  };
}

/** What is in force, as a person edits it. */
export const inForceOf = ({ own, shipped }: Asked): string => sourceOf(textIn((own ?? shipped).source));

/** What an editor begins with: the draft, else what is in force. */
const begunWith = (wording: Asked): string => wording.draft?.source ?? inForceOf(wording);

export const baseOf = (wording: Asked): string => hashOf(begunWith(wording));

/** What somebody typed, and with whom he looks at it. */
export interface Typed {
  readonly text: WordingText;
  readonly source: string;
  /** The hash of what he began with. */
  readonly base: string;
  /** The mark of the risky sentences that he answers for, see `risksBlanks`. */
  readonly vouched: string;
  readonly customer: string;
  readonly channel: 'email' | 'letter' | 'text';
}

const LONGEST_TYPED = 40_000;

export function typedIn(form: URLSearchParams, wording: Asked): Typed {
  const text = (name: string, most: number): string => (form.get(name) ?? '').slice(0, most);
  const typed = form.has('body')
    ? { subject: text('subject', 2_000), body: text('body', LONGEST_TYPED).replace(/\r\n?/g, '\n') }
    : textIn(begunWith(wording));
  const channel = form.get('channel');
  return {
    text: typed,
    source: sourceOf(typed),
    base: form.has('base') ? text('base', 64) : baseOf(wording),
    vouched: text('vouched', 64),
    customer: text('customer', 200).trim(),
    channel: channel === 'letter' || channel === 'text' ? channel : 'email',
  };
}

/** What somebody must answer for, with its mark: a tick counts for these sentences and no others. */
export function risksBlanks(
  visit: Visit,
  wording: Asked,
  typed: Pick<Typed, 'source' | 'vouched'>,
): RisksBlanks | null {
  const risks = risksIn(typed.source, wording.shipped.source, wording.language);
  if (risks.length === 0) return null;
  const { topic } = wordsIn(visit).risk;
  const mark = hashOf(JSON.stringify(risks));
  const lines = risks.map((risk) => ({ topic: topic[risk.topic], sentence: risk.sentence }));
  return { lines, mark, vouched: typed.vouched === mark, may: visit.on === null && visit.may('approve') };
}

interface RisksBlanks {
  readonly lines: readonly { readonly topic: string; readonly sentence: string }[];
  readonly mark: string;
  readonly vouched: boolean;
  readonly may: boolean;
}

export interface Looked {
  readonly facts: Facts;
  /** Why it is the sample and not the customer that was asked for. */
  readonly note: string;
}

/** For whom it is shown: the customer who was named, else the sample in the company's own name. */
export async function lookedAt(
  visit: Visit,
  deps: ReminderPagesDeps,
  wording: Asked,
  typed: Pick<Typed, 'customer' | 'channel'>,
): Promise<Looked> {
  const { work, company } = visit;
  const { code, language } = wording;
  const w = wordsIn(visit).preview;
  const channel = typed.channel === 'letter' ? 'letter' : 'email';
  const sample = async (note: string): Promise<Looked> => {
    const all = sampleFacts(code, language, (await housesOf(work, company))(language));
    const facts = all.find((one) => one.channel === channel);
    if (facts === undefined) throw new NotFound();
    return { facts, note };
  };
  if (typed.customer === '') return sample('');
  const customer = await findCustomer(work.db.read, company.id, typed.customer, work.ids).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (customer === undefined) return sample(w.noCustomer);
  const facts = await exampleFacts(work, planningOf(visit, deps), { code, language, customerId: customer.id, channel });
  return facts === undefined ? sample(w.nothing) : { facts, note: '' };
}

/** All whom a wording must read well for: the samples, and three real customers by mail and by post in turn. */
export async function casesFor(visit: Visit, deps: ReminderPagesDeps, wording: Asked): Promise<Case[]> {
  const { work, company } = visit;
  const { code, language } = wording;
  const { sample } = wordsIn(visit).edit;
  const invented = sampleFacts(code, language, (await housesOf(work, company))(language));
  const real: Case[] = [];
  for (const [at, { id, name }] of (await tryingCustomers(work.db.read, company.id)).entries()) {
    const channel = at === 1 ? 'letter' : 'email';
    const facts = await exampleFacts(work, planningOf(visit, deps), { code, language, customerId: id, channel });
    if (facts !== undefined) real.push({ who: name, facts, sample: false });
  }
  return [...invented.map((facts): Case => ({ who: sample, facts, sample: true })), ...real];
}

export function languageName({ language }: Visit, code: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

/** `own, version 3` or `shipped`. */
export const stateText = (visit: Visit, own: boolean, n: number): string => {
  const w = wordsIn(visit);
  return own ? fill(w.own, { n: numberText(n, visit.locale) }) : w.shipped;
};

type Recorded = Pick<WordingDraft, 'recordedAt' | 'recordedBy'>;

/** When, and who by name: the people are asked for once, however many wordings a page tells of. */
export async function byTexts(visit: Visit): Promise<(one: Recorded) => { at: string; by: string }> {
  const people = await peopleOf(visit.work.db.read);
  return ({ recordedAt, recordedBy }) => ({
    at: momentText(recordedAt, visit.locale, visit.company.zone),
    by: personCalled(people, recordedBy),
  });
}
