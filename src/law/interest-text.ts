import { LAW_INTEREST_WORDS } from '../languages/law-interest-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { seriesName } from '../languages/series-words';
import type { InterestPart } from './interest-parts';
import type { Bound } from './interest-rules';

/** What a law says of interest in sentences; nothing that is not in the data. */
export function interestSaid(
  part: InterestPart,
  { language, locale }: { readonly language: string; readonly locale: string },
): string[] {
  const w = inLanguage(LAW_INTEREST_WORDS, language as never);
  const number = (text: string): string => numberText(Number(text), locale);
  const series = (name: string, points: string): string =>
    Number(points) === 0
      ? seriesName(name, language)
      : fill(w.series, { series: seriesName(name, language), points: number(points) });
  const bound = (one: Bound): string =>
    one.kind === 'law' ? w.ofLaw : `${timesOf(one)}${series(one.series, one.plus)}`;
  const timesOf = ({ times }: { readonly times: string }): string => (Number(times) === 1 ? '' : `${number(times)} × `);
  switch (part.interest) {
    case 'none':
      return [...part.claims.map((one) => w.claims[one]), w.none];
    case 'contract': {
      const { allowed, floor, cap, conditions = [] } = part.contract;
      return [
        ...part.claims.map((one) => w.claims[one]),
        allowed ? w.contract : w.noContract,
        ...(floor === undefined ? [] : [fill(w.floor, { rate: bound(floor) })]),
        ...(cap === undefined ? [] : [fill(w.cap, { rate: bound(cap) })]),
        ...conditions.map((one) => w.conditions[one]),
      ];
    }
    case 'rate': {
      const { rate } = part;
      const said =
        rate.kind === 'fixed'
          ? [fill(w.fixed, { percent: number(rate.percent) })]
          : [
              ...rate.margins.map(({ from, points }) => {
                const one = series(rate.series, points);
                return from === null ? one : fill(w.fromContract, { day: dayText(from, locale), rate: one });
              }),
              w.mode[rate.mode],
            ];
      return [...part.claims.map((one) => w.claims[one]), ...said, ...part.conditions.map((one) => w.conditions[one])];
    }
    case 'day_count':
      return [fill(w.dayCount, { how: w.days[part.how] })];
    case 'rounding':
      return [w.rounding[part.how]];
    case 'compounding':
      return [w.compounding[part.how]];
  }
}
