import { isSlip, isTelling } from './number-key';
import type { Knowledge } from './knowledge';
import type { Payable, Receipt } from './receipt';
import type { Chunk, Said, Span } from './said';

/** A number in a transfer and the items that it may be: several where the parts of a document, or two series, share it. */
export interface Named {
  readonly items: readonly Payable[];
  /** `number`: as it is written but for its marks · `listed`: short for one in a list · `tail`, `cut`, `slip`: of this payer only. */
  readonly how: 'number' | 'listed' | 'tail' | 'cut' | 'slip';
  /** Long or lettered enough to be nothing else. */
  readonly telling: boolean;
  readonly from: number;
  readonly to: number;
}

/** Every document number that stands in the transfer; numbers inside of longer ones are none. */
export function numbersIn(said: Said, knowledge: Knowledge, receipt: Receipt): Named[] {
  const found: Named[] = [];
  const taken = new Set<number>();
  for (const span of said.spans) {
    if (isTaken(span, taken)) continue;
    const items = itemsFor(span, knowledge, receipt);
    if (items.length === 0) continue;
    const by = knowledge.numbered(span.full).length > 0 ? span.full : span.digits;
    found.push({ items, how: 'number', telling: isTelling(by), from: span.from, to: span.to });
    for (let at = span.from; at <= span.to; at++) taken.add(at);
  }
  found.sort((a, b) => a.from - b.from);
  return [...found, ...listedAfter(found, said, { knowledge, receipt, taken })];
}

const isTaken = ({ from, to }: Span, taken: ReadonlySet<number>): boolean => {
  for (let at = from; at <= to; at++) if (taken.has(at)) return true;
  return false;
};

/** By the whole number; else by its digits alone. Only what was issued by then, in that currency. */
function itemsFor({ full, digits }: Span, knowledge: Knowledge, receipt: Receipt): Payable[] {
  const whole = fitting(knowledge.numbered(full), receipt);
  if (whole.length > 0 || digits === '') return whole;
  return fitting(knowledge.numbered(digits), receipt);
}

const fitting = (items: readonly Payable[], { bookedOn, currency }: Receipt): Payable[] =>
  items.filter((item) => item.issuedOn <= bookedOn && item.currency === currency);

interface Around {
  readonly knowledge: Knowledge;
  readonly receipt: Receipt;
  readonly taken: Set<number>;
}

const RANGE = /^\s*(?:[-–]|BIS|TO|TOT|AU|A|T\/M|TILL)\s*$/;
const LIST = /^\s*(?:[,;+/&]|UND|ET|AND|EN|OCH|Y)\s*$/;
const MOST_OF_A_RANGE = 30;

/** `4711-4713`, `4711, 12, 13`: what follows a number and stands for its neighbours. */
function listedAfter(found: readonly Named[], said: Said, around: Around): Named[] {
  return found.flatMap((named) => {
    const more: Named[] = [];
    const customerIds = new Set(named.items.map((item) => item.customerId));
    let base = baseOf(said.chunks[named.to]?.text ?? '');
    let at = named.to + 1;
    for (;;) {
      const step = nextIn(said.chunks, at, named);
      if (step === undefined || (step.is === 'list' && around.taken.has(step.at))) break;
      const { chunk } = step;
      const numbers = step.is === 'range' ? between(base, chunk.text) : shortFor(base, chunk.text);
      const items = numbers.flatMap((digits) =>
        standing(digits, named, around).filter((item) => customerIds.has(item.customerId)),
      );
      if (items.length === 0) break;
      for (const item of items)
        more.push({ items: [item], how: 'listed', telling: named.telling, from: step.at, to: step.at });
      around.taken.add(step.at);
      base = baseOf(numbers.at(-1) ?? base);
      at = step.at + 1;
    }
    return more;
  });
}

const baseOf = (text: string): string => /(\d+)$/.exec(text)?.[1] ?? '';

/** The next chunk that goes on with the list, past a word such as `bis`. */
function nextIn(
  chunks: readonly Chunk[],
  at: number,
  named: Named,
): { is: 'range' | 'list'; at: number; chunk: Chunk } | undefined {
  const [first, second] = [chunks[at], chunks[at + 1]];
  const of = chunks[named.to]?.of;
  if (!first || first.of !== of) return undefined;
  const word = /^[A-Z]+$/.test(first.text);
  const chunk = word ? second : first;
  const mark = word ? first.text : first.before;
  if (!chunk || chunk.of !== of || !/^\d{1,12}$/.test(chunk.text)) return undefined;
  const is = RANGE.test(mark) ? 'range' : LIST.test(mark) ? 'list' : undefined;
  return is === undefined ? undefined : { is, at: word ? at + 1 : at, chunk };
}

const completed = (base: string, short: string): string =>
  short.length < base.length ? base.slice(0, base.length - short.length) + short : short;

function between(base: string, until: string): string[] {
  const last = completed(base, until);
  const [from, to] = [Number(base), Number(last)];
  if (last.length !== base.length || !(to > from) || to - from > MOST_OF_A_RANGE) return [];
  return Array.from({ length: to - from }, (_, step) => String(from + step + 1).padStart(base.length, '0'));
}

const shortFor = (base: string, short: string): string[] =>
  short.length < base.length ? [completed(base, short)] : [];

/** Items whose number is that of `named` with other digits at its end. */
function standing(digits: string, named: Named, { knowledge, receipt }: Around): Payable[] {
  const keys = named.items.flatMap((item) => {
    const { full, digits: all } = knowledge.keys(item.itemId);
    return [full, all].flatMap((key) =>
      key.length >= digits.length ? [key.slice(0, key.length - digits.length) + digits] : [],
    );
  });
  const found = new Set(
    [...keys, digits.replace(/^0+/, '')].flatMap((key) => fitting(knowledge.numbered(key), receipt)),
  );
  return [...found];
}

/** Numbers that are no document's as they stand, and of this customer's alone may be one: without its beginning, cut, mistyped. */
export function numbersLike(
  said: Said,
  customerId: number,
  around: Omit<Around, 'taken'>,
  named: readonly Named[],
): Named[] {
  const { knowledge, receipt } = around;
  const taken = new Set(
    named.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step)),
  );
  const own = fitting(knowledge.openOf(customerId, receipt.currency), receipt).filter((item) => item.openMinor > 0);
  return said.chunks.flatMap((chunk, at) => {
    if (taken.has(at) || !/\d{3,}/.test(chunk.text)) return [];
    const digits = (/\d{3,}/.exec(chunk.text)?.[0] ?? '').replace(/^0+/, '');
    for (const how of ['tail', 'cut', 'slip'] as const) {
      const items = own.filter((item) => isLike(how, digits, chunk, knowledge.keys(item.itemId)));
      if (items.length > 0) return [{ items, how, telling: false, from: at, to: at }];
    }
    return [];
  });
}

function isLike(
  how: 'tail' | 'cut' | 'slip',
  digits: string,
  chunk: Chunk,
  keys: { full: string; digits: string; tail: string },
): boolean {
  if (digits.length < 3) return false;
  if (how === 'tail') return keys.tail === digits;
  if (how === 'cut')
    return (
      digits.length >= 4 &&
      keys.digits !== digits &&
      (keys.digits.endsWith(digits) || (chunk.last && keys.digits.startsWith(digits)))
    );
  return isSlip(keys.digits, digits) || isSlip(keys.tail, digits);
}
