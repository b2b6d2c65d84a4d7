import type { Visit } from '../companies/visit.pages';
import { format, sum } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { MAIL_WORDS } from '../languages/mail-words';
import { dayText, fill, inLanguage, labelled, numberText } from '../languages/said';
import { linkText } from './chain-said';
import { DOES, REASON_CODES, reasonRank, type Does, type ReasonCode } from './reasons';
import type { Group, ReasonCount, ReviewLine } from './review.panel';
import type { RunView } from './progress.pages';
import type { Unapplied } from './unapplied.panel';

/** What of a run is looked at: a reason, a page of its customers, one of them. */
export interface Choice {
  /** Null: everything. */
  readonly group: Group | null;
  readonly because: ReasonCode | null;
  /** From 1. */
  readonly page: number;
  /** A customer, by row number. */
  readonly line: number | null;
  /** The address says which group: else what is to be sent comes first, where there is anything. */
  readonly stated: boolean;
}

const GROUPS: readonly Group[] = [...DOES, 'left_out', 'changed', 'failed'];
const FURTHEST = 100_000;

/** The choice of an address, or of a form that keeps it. */
export function readChoice({ asked, work }: Visit, from: URLSearchParams = asked.query): Choice {
  const page = Number(from.get('page') ?? '1');
  return {
    group: GROUPS.find((one) => one === from.get('group')) ?? null,
    because: REASON_CODES.find((one) => one === from.get('because')) ?? null,
    page: Number.isSafeInteger(page) && page >= 1 ? Math.min(page, FURTHEST) : 1,
    line: work.ids.open('customer', from.get('line') ?? '') ?? null,
    stated: from.has('group') || from.has('because'),
  };
}

/** Where the address does not say: what is to be sent, else everything. */
export const settled = (choice: Choice, counts: readonly ReasonCount[]): Choice =>
  !choice.stated && counts.some(({ group }) => group === 'send') ? { ...choice, group: 'send' } : choice;

interface Changed {
  readonly group?: Group | null;
  readonly because?: ReasonCode | null;
  readonly page?: number;
  readonly line?: string;
}

export function hrefFor({ visit, sealed }: RunView, choice: Choice, change: Changed = {}): string {
  const { group, because, page } = { ...choice, ...change };
  return visit.at.under(`/runs/${sealed}`, {
    ...(group === null && because === null ? { group: 'all' } : {}),
    ...(group === null ? {} : { group }),
    ...(because === null ? {} : { because }),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(change.line === undefined ? {} : { line: change.line }),
  });
}

/** The reasons with their counts, grouped by what is done, each a link. */
export function reasonBlanks(view: RunView, choice: Choice, counts: readonly ReasonCount[]): unknown {
  const { visit, w, said } = view;
  const total = (of: readonly ReasonCount[]): number => of.reduce((sum, { lines }) => sum + lines, 0);
  const groups = GROUPS.flatMap((group) => {
    const own = counts.filter((one) => one.group === group);
    if (own.length === 0) return [];
    const reasons = [...own].sort((a, b) => reasonRank(a.because) - reasonRank(b.because));
    return [
      {
        label: said.does[group],
        n: numberText(total(own), visit.locale),
        href: hrefFor(view, choice, { group, because: null, page: 1 }),
        current: choice.group === group && choice.because === null,
        wanted: group === 'approve' || group === 'failed',
        reasons: reasons.map(({ because, lines }) => ({
          label: said.reason[because],
          n: numberText(lines, visit.locale),
          href: hrefFor(view, choice, { group, because, page: 1 }),
          current: choice.group === group && choice.because === because,
        })),
      },
    ];
  });
  return {
    groups,
    all: {
      label: w.reasons.all,
      n: numberText(total(counts), visit.locale),
      href: hrefFor(view, choice, { group: null, because: null, page: 1 }),
      current: choice.group === null && choice.because === null,
    },
  };
}

/** One row of the list. */
export function rowBlanks(
  view: RunView,
  choice: Choice,
  line: ReviewLine,
  { current, unapplied }: { readonly current: boolean; readonly unapplied: readonly Unapplied[] },
): unknown {
  const { visit, sealed, w, said } = view;
  const { at, locale, work } = visit;
  const id = work.ids.seal('customer', line.customerId);
  const query = Object.fromEntries(
    [...new URLSearchParams(hrefFor(view, choice).split('?')[1] ?? '')].filter(([name]) => name !== 'on'),
  );
  return {
    id,
    name: line.name,
    code: line.code,
    select: fill(w.line.select, { customer: line.name }),
    href: hrefFor(view, choice, { line: id }),
    part: at.under(`/runs/${sealed}/lines/${id}`, query),
    out: at.under(`/runs/${sealed}/lines/${id}`, { ...query, out: '1' }),
    current,
    demand: moneyOf(line, locale),
    unapplied: unappliedText(view, line, unapplied),
    step: stepText(view, line),
    driver: line.driver ?? '',
    channel: channelText(view, line),
    why: said.reason[line.because],
    to: toText(view, line),
    until: line.untilOn === null ? '' : fill(w.line.until, { day: dayText(line.untilOn, locale) }),
    outcome: outcomeText(view, line),
  };
}

const toText = ({ visit }: RunView, { writtenTo }: ReviewLine): string =>
  writtenTo === null ? '' : fill(inLanguage(MAIL_WORDS, visit.language).lineTo, { name: writtenTo });

const ofLine = (line: ReviewLine, unapplied: readonly Unapplied[]): Unapplied[] =>
  ACTS.includes(line.what)
    ? unapplied.filter((one) => one.customerId === line.customerId && one.currency === line.currency)
    : [];

/** What of its money is applied to nothing; empty where there is none, or nothing is done. */
function unappliedText({ visit, w }: RunView, line: ReviewLine, unapplied: readonly Unapplied[]): string {
  const minor = sum(ofLine(line, unapplied).map(({ amountMinor }) => amountMinor));
  if (minor === 0) return '';
  return fill(w.line.unapplied, { sum: format({ minor, currency: line.currency }, visit.locale) });
}

/** Of many the newest are named. */
const MOST_UNAPPLIED = 8;

function unappliedRows({ visit }: RunView, line: ReviewLine, unapplied: readonly Unapplied[]): unknown[] {
  const { entry } = inLanguage(CODE_WORDS, visit.language);
  return ofLine(line, unapplied)
    .slice(0, MOST_UNAPPLIED)
    .map(({ type, document, on, amountMinor, currency }) => ({
      what: document === '' ? codeText(entry, type) : `${codeText(entry, type)} ${document}`,
      on: dayText(on, visit.locale),
      amount: format({ minor: amountMinor, currency }, visit.locale),
    }));
}

const moneyOf = ({ demandMinor, currency }: ReviewLine, locale: string): string =>
  demandMinor === 0 ? '' : format({ minor: demandMinor, currency }, locale);

function stepText({ visit, said }: RunView, { step, kind }: ReviewLine): string {
  if (step === null || kind === null) return '';
  return step > 0 ? `${said.kind[kind]} · ${fill(said.step, { n: numberText(step, visit.locale) })}` : said.kind[kind];
}

/** By which way it goes: the rule about the recipient says it, a step without one is done by a person. */
function channelText({ said }: RunView, line: ReviewLine): string {
  const told = line.chain.findLast(({ rule }) => rule === 'recipient')?.fact ?? '';
  if (told.startsWith('email ')) return said.channel.email;
  if (told.startsWith('letter ')) return said.channel.letter;
  return told.startsWith('call ') || line.kind === 'call' ? said.channel.call : '';
}

function outcomeText({ visit, said }: RunView, { group, outcomeWhy }: ReviewLine): string {
  if (group !== 'changed' && group !== 'failed' && group !== 'left_out') return '';
  return labelled(visit.language, said.does[group], reasonOr(said.reason, outcomeWhy));
}

const reasonOr = (reasons: Readonly<Record<string, string>>, why: string | null): string =>
  why === null ? '' : Object.hasOwn(reasons, why) ? (reasons[why] ?? why) : why;

const ACTS: readonly Does[] = ['send', 'approve', 'call', 'task', 'propose'];

/** One customer: why, what it is about, and what can be done; the message stands beside it in a frame. */
export function lineBlanks(
  view: RunView,
  lines: readonly [ReviewLine, ...ReviewLine[]],
  { sentId, unapplied }: { readonly sentId: number | null; readonly unapplied: readonly Unapplied[] },
): Record<string, unknown> {
  const { visit, run, sealed, w } = view;
  const { at, work } = visit;
  const [lead] = lines;
  const id = work.ids.seal('customer', lead.customerId);
  const path = `/runs/${sealed}/lines/${id}`;
  const today = visit.on === null && run.asOn === work.today;
  const written = lines.some(({ group }) => group === 'send' || group === 'approve');
  const reviewed = run.state === 'simulated' && today && visit.may('work');
  const waits = lines.some((one) => one.group === 'approve' && one.agreedBy === null && one.outcome === null);
  return {
    id,
    name: lead.name,
    code: lead.code,
    customer: at.customer(id),
    decisions: lines.map((line) => ({
      ...decisionBlanks(view, line),
      unapplied: unappliedRows(view, line, unapplied),
    })),
    message: written || sentId !== null ? at.under(`${path}/message`) : '',
    frame: fill(w.line.frame, { customer: lead.name }),
    heading: sentId === null ? w.line.message : w.line.sent,
    letter:
      written && lines.some((line) => channelText(view, line) === view.said.channel.letter)
        ? at.under(`${path}/letter`)
        : '',
    sent: sentId === null ? '' : at.message(work.ids.seal('message', sentId)),
    out:
      reviewed && lines.some((line) => line.outcome === null && ACTS.includes(line.what))
        ? at.under(`${path}/out`)
        : '',
    back: reviewed && lines.some((line) => line.group === 'left_out') ? at.under(`${path}/in`) : '',
    agree: waits && today && visit.may('approve') && run.state !== 'cancelled' ? at.under(`${path}/agree`) : '',
    documents: lines.flatMap((line) =>
      line.items
        .filter(({ id, place }) => id > 0 && (place === 'named' || place === 'also_due'))
        .map((item) => ({ id: work.ids.seal('item', item.id), label: item.document })),
    ),
    suggestions: [...w.out.suggestions.split('|'), w.out.unapplied],
    out_unapplied: lines.some((line) => ofLine(line, unapplied).length > 0) ? w.out.unapplied : '',
    focus: visit.asked.query.get('out') === '1',
  };
}

function decisionBlanks(view: RunView, line: ReviewLine): Record<string, unknown> {
  const { visit, w, said } = view;
  const { locale } = visit;
  return {
    demand: moneyOf(line, locale),
    does: said.does[line.group],
    step: stepText(view, line),
    because: said.because[line.because],
    to: toText(view, line),
    until: line.untilOn === null ? '' : fill(w.line.until, { day: dayText(line.untilOn, locale) }),
    outcome: outcomeText(view, line),
    agreed: line.agreedBy === null ? '' : fill(w.line.agreed, { by: line.agreedBy }),
    items: line.items.map((item) => ({
      document: item.document,
      place: w.place[item.place],
      why: item.because === null ? '' : said.reason[item.because],
      amount: format({ minor: item.demandMinor, currency: line.currency }, locale),
    })),
    chain: line.chain.map((link) => linkText(link, visit, line.currency)),
  };
}
