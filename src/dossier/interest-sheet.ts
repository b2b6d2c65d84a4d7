import { exponent, sum, toDecimal } from '../kernel/money';
import { fractionText, ZERO } from '../law/fraction';
import type { InterestRate } from './claim-interest';
import { isInterest } from './claim-charge';
import { nextDay, runningOn, unknownFrom, type InterestTable, type Segment } from './interest';
import { amount, column, money, row, shortDay, type CellView, type TableView, type Telling } from './telling';
import { fill } from './words';
import { seriesName } from '../languages/series-words';
import { cited } from '../law/cited';

/** Every day of interest, in lines that a clerk can recompute. Null where no interest is claimed. */
export function interestSheet(
  telling: Telling,
): { title: string; intro: string; tables: TableView[]; daily: string } | null {
  const { words, interest, claim, speech } = telling;
  if (interest === null) return null;
  const owedMinor = sum(runningOn(claim).map(({ claimedMinor }) => claimedMinor));
  const daily = interest.policy === null ? dailyLine(telling, interest, owedMinor) : dailyOfLaw(telling, interest);
  const unknown = unknownFrom(interest);
  return {
    title: words.sheet.interest,
    intro: introOf(telling, interest),
    tables: [
      ...(interest.rates.length > 0 ? [rateTable(telling, interest)] : []),
      segmentTable(telling, interest),
      ...claimedTable(telling),
    ],
    daily: unknown === null ? daily : `${daily} ${fill(words.interest.unknownFrom, { date: speech.day(unknown) })}`,
  };
}

/** How it is counted, so that a stranger can do it again. */
function introOf(telling: Telling, { policy }: InterestTable): string {
  const words = telling.words.interest;
  const unit = money(telling, 1);
  if (policy === null) return fill(words.intro, { unit });
  return [
    fill(words.law, { basis: cited(policy.basis.text) }),
    policy.paymentDayBears ? words.paymentDay.bears : words.paymentDay.free,
    words.dayCount[policy.dayCount],
    fill(words.rounding[policy.rounding], { unit }),
    ...((policy.dueShift ?? null) === null ? [] : [words.dueShift]),
    ...(policy.compounding === 'none' ? [] : [words.compounding]),
  ].join(' ');
}

function dailyOfLaw(telling: Telling, { daily, dailyMinor }: InterestTable): string {
  const { claim, words, speech } = telling;
  const date = speech.day(nextDay(claim));
  if (daily === null || dailyMinor === null) return fill(words.interest.dailyUnknown, { date });
  const exact = decimalText(speech.words.locale, fractionText(daily, exponent(claim.currency), DECIMALS), DECIMALS);
  return fill(words.interest.dailyLaw, { date, exact, amount: money(telling, dailyMinor) });
}

function rateTable({ words, speech }: Telling, { rates }: InterestTable): TableView {
  const columns = [
    column(words.interest.rate, 'text', '30mm'),
    column(words.interest.from, 'text', '46mm'),
    column(words.claim.source),
  ];
  const rows = rates.map(({ percent, from, source, published, unsure, bounded }) =>
    row(columns, [
      percentText(speech.words.locale, percent),
      from === null ? words.interest.always : fill(words.interest.holds, { date: speech.day(from) }),
      `${published === undefined ? source : publishedText(speech, published)}${unsure === true ? ` – ${words.interest.unsure}` : ''}${boundText(bounded, speech.words.locale, words)}`,
    ]),
  );
  return { title: words.interest.rates, columns, rows };
}

/** The contract says something else than what is claimed. */
function boundText(bounded: InterestRate['bounded'], locale: string, words: Telling['words']): string {
  if (bounded === undefined) return '';
  const { as, contract, basis } = bounded;
  return `; ${fill(words.interest.bounded[as], { contract: percentText(locale, contract), basis })}`;
}

function publishedText(
  { language, words: { locale } }: Telling['speech'],
  { series, value, points, title }: NonNullable<InterestTable['rates'][number]['published']>,
): string {
  const more = points === '0' ? '' : ` + ${decimalText(locale, points, 0)}`;
  return `${seriesName(series, language)}: ${decimalText(locale, value, 0)}${more} % (${title})`;
}

function segmentTable(telling: Telling, interest: InterestTable): TableView {
  const { claim, words, speech } = telling;
  const columns = [
    column(words.interest.document),
    column(words.interest.owed, 'num', '23mm'),
    column(words.interest.from, 'day', '28mm'),
    column(words.interest.to, 'day', '26mm'),
    column(words.interest.days, 'num', '11mm'),
    column(words.interest.rate, 'num', '15mm'),
    column(words.interest.amount, 'num', '22mm'),
    column(words.interest.rounded, 'num', '20mm'),
  ];
  const rows = interest.entries.flatMap(({ document, segments, interestMinor }) =>
    segments.map((segment, n) => {
      const last = n === segments.length - 1;
      return row(
        columns,
        [...segmentCells(telling, n === 0 ? document : '', segment), last ? amount(telling, interestMinor) : ''],
        last ? 'plain' : 'open',
      );
    }),
  );
  const total = fill(words.interest.total, { date: speech.day(claim.keyDate) });
  const foot = row(columns, [{ text: total, span: 7 }, amount(telling, interest.totalMinor)], 'total');
  return { title: null, columns, rows: [...rows, foot] };
}

/** Which days are not counted here because their interest was claimed before, and what of that is still asked for. */
function claimedTable(telling: Telling): TableView[] {
  const { claim, words } = telling;
  const before = claim.entries.filter(({ interestClaimedTo }) => interestClaimedTo !== undefined);
  if (before.length === 0) return [];
  const columns = [
    column(words.interest.document),
    column(words.interest.to, 'day', '30mm'),
    column(words.interest.before, 'num', '36mm'),
  ];
  const openOf = (document: string): number =>
    sum(claim.charges.filter((one) => isInterest(one) && one.document === document).map(({ openMinor }) => openMinor));
  const rows = before.map(({ document, interestClaimedTo }) =>
    row(columns, [document, shortDay(telling, interestClaimedTo ?? null), amount(telling, openOf(document))]),
  );
  return [{ title: words.interest.claimedBefore, columns, rows }];
}

function segmentCells(telling: Telling, document: string, segment: Segment): (string | Partial<CellView>)[] {
  const { claim, speech, words } = telling;
  const { held } = segment;
  return [
    document,
    amount(telling, segment.owedMinor),
    shortDay(telling, segment.from),
    shortDay(telling, segment.to),
    String(segment.days),
    ...(held === undefined
      ? [
          percentText(speech.words.locale, segment.rate.percent),
          decimalText(
            speech.words.locale,
            fractionText(segment.interest, exponent(claim.currency), DECIMALS),
            DECIMALS,
          ),
        ]
      : [{ text: words.interest.held[held], span: 2 }]),
  ];
}

const DECIMALS = 4;

function dailyLine(telling: Telling, interest: InterestTable, owedMinor: number): string {
  const { claim, words, speech } = telling;
  const from = nextDay(claim);
  const rate = interest.rates.filter((one) => one.from === null || one.from <= from).at(-1);
  return fill(words.interest.daily, {
    date: speech.day(from),
    owed: decimalText(speech.words.locale, toDecimal(owedMinor, claim.currency), exponent(claim.currency)),
    rate: rate?.percent === undefined ? '' : decimalText(speech.words.locale, rate.percent, 0),
    exact: decimalText(
      speech.words.locale,
      fractionText(interest.daily ?? ZERO, exponent(claim.currency), DECIMALS),
      DECIMALS,
    ),
    amount: money(telling, interest.dailyMinor ?? 0),
  });
}

/** A plain decimal as people of the language write it, with at least so many decimals. */
function decimalText(locale: string, decimal: string, least: number): string {
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: 10 });
  return shown.format(decimal as Intl.StringNumericLiteral);
}

const percentText = (locale: string, percent: string): string => `${decimalText(locale, percent, 0)} %`;
