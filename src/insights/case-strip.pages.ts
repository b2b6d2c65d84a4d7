import { STAGES } from '../cases/course';
import type { Visit } from '../companies/visit.pages';
import { day } from '../kernel/day';
import { format } from '../kernel/money';
import type { CaseListWords } from '../languages/case-list-words.en';
import { countText, numberText, type Counted } from '../languages/said';
import { caseCounts } from './case-counts.panel';
import { casesByStage, collectedIn, openWithPartners, type StageCount, type StripMoney } from './case-strip.panel';

/** What stands above the list of cases: four figures, each of which opens its list, and the stages as a picture and a table. */
export async function stripOf(visit: Visit, w: CaseListWords): Promise<unknown> {
  const { work, company, at } = visit;
  const { read } = work.db;
  const monthBegan = day(`${work.today.slice(0, 8)}01`);
  const stages = await casesByStage(read, company.id, work.today);
  const [open, came] = [
    await openWithPartners(read, company.id, work.today),
    await collectedIn(read, company.id, monthBegan, work.today),
  ];
  const { answer, read: unread, other, late } = await caseCounts(read, company.id, work.today);
  const s = w.strip;
  return {
    label: s.label,
    figures: [
      { label: s.open, href: at.cases, ...moneyBlanks(visit, w, open, s.cases) },
      { label: s.cameIn, href: at.under('/reports/partners'), ...moneyBlanks(visit, w, came, s.payments) },
      { label: s.us, href: at.under('/cases', { show: 'us' }), ...countBlanks(visit, w, answer + unread + other) },
      { label: s.late, href: at.under('/cases', { show: 'late' }), ...countBlanks(visit, w, late) },
    ],
    ...(stages.length > 0 && { picture: pictureOf(visit, w, stages) }),
  };
}

interface Figure {
  readonly sums: readonly { readonly sum: string; readonly n: string }[];
  readonly none: string;
}

const moneyBlanks = ({ locale }: Visit, w: CaseListWords, sums: readonly StripMoney[], counted: Counted): Figure => ({
  sums: sums.map(({ currency, minor, n }) => ({
    sum: format({ minor, currency }, locale),
    n: countText(counted, n, locale),
  })),
  none: sums.length === 0 ? w.strip.none : '',
});

const countBlanks = ({ locale }: Visit, w: CaseListWords, n: number): Figure => ({
  sums: n === 0 ? [] : [{ sum: numberText(n, locale), n: '' }],
  none: n === 0 ? w.strip.none : '',
});

function pictureOf({ at, locale }: Visit, w: CaseListWords, counts: readonly StageCount[]): unknown {
  const partners = [...new Set(counts.map(({ partner }) => partner))];
  const stages = STAGES.filter((stage) => counts.some((one) => one.stage === stage));
  const of = (partner: string, stage: string): number =>
    counts.find((one) => one.partner === partner && one.stage === stage)?.n ?? 0;
  const cell = (n: number, query: Readonly<Record<string, string>>): unknown => ({
    text: n === 0 ? '' : numberText(n, locale),
    href: n === 0 ? '' : at.under('/cases', query),
  });
  return {
    title: w.strip.picture,
    heads: stages.map((stage) => w.stage[stage]),
    all: w.strip.all,
    partner: w.column.partner,
    rows: partners.map((partner) => ({
      partner,
      cells: [
        ...stages.map((stage) => cell(of(partner, stage), { partner, stage })),
        cell(
          stages.reduce((n, stage) => n + of(partner, stage), 0),
          { partner },
        ),
      ],
    })),
    chart: JSON.stringify({
      ...{ stacked: true, lying: true, ramp: true, whole: true },
      labels: partners,
      series: stages.map((stage) => ({ name: w.stage[stage], values: partners.map((partner) => of(partner, stage)) })),
    }),
  };
}
