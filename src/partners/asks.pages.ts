import { detailsOf, isPartnersAsk, type Ask } from '../cases/ask';
import { withdrawAsk } from '../cases/ask.actions';
import { asksOf } from '../cases/ask.store';
import { format } from '../kernel/money';
import { CASE_REPORT_WORDS } from '../languages/case-report-words';
import { PARTNER_FACE_WORDS } from '../languages/partner-face-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { NotFound, see, type Answer } from '../platform/web/answer';
import type { PartnerSection } from './section.pages';
import type { PartnerVisit } from './visit.pages';

/** What the partner asked of us: what waits for an answer first, then what was answered, and how. */
export const asksSection: PartnerSection = {
  name: 'asks',
  blanks: asksBlanks,
  routes: [{ method: 'post', path: '/withdraw', answer: withdraw }],
};

async function partnersAsks({ work, company, found }: PartnerVisit): Promise<readonly Ask[]> {
  return (await asksOf(work.db.read, company.id, found.id)).filter(isPartnersAsk);
}

async function asksBlanks(visit: PartnerVisit): Promise<unknown> {
  const { work, language, base } = visit;
  const { asks: w } = inLanguage(PARTNER_FACE_WORDS, language);
  const asks = await partnersAsks(visit);
  if (asks.length === 0) return null;
  const order = (one: Ask): number => (one.decidedAt === null ? 0 : 1);
  return {
    w,
    action: `${base}/withdraw`,
    rows: [...asks]
      .sort((a, b) => order(a) - order(b) || b.id - a.id)
      .map((one) => ({
        text: askText(visit, one),
        note: one.note ?? '',
        answer: answerText(visit, one),
        reason: one.reason ?? '',
        open: one.decidedAt === null,
        key: work.ids.seal('ask', one.id),
      })),
  };
}

function askText({ language, locale, found }: PartnerVisit, one: Ask): string {
  const { said } = inLanguage(CASE_REPORT_WORDS, language);
  const amount = format({ minor: one.amountMinor ?? 0, currency: found.currency }, locale);
  const day = (on: string | undefined): string => (on === undefined ? '–' : dayText(on, locale));
  switch (one.kind) {
    case 'legal_step': {
      const { step } = detailsOf('legal_step', one);
      return fill(one.amountMinor === null ? said.legal_step : said.legal_stepCost, { step, amount });
    }
    case 'settlement':
      return fill(said.settlement, { amount, day: day(detailsOf('settlement', one).payBy) });
    case 'plan': {
      const { instalments } = detailsOf('plan', one);
      const text = instalments.length === 1 ? said.promise : said.plan;
      return fill(text, { amount, n: instalments.length, day: day(instalments.at(-1)?.on) });
    }
    case 'cost':
      return fill(said.cost, { amount, what: detailsOf('cost', one).about });
    case 'info':
      return said.need_info;
    case 'extension':
    case 'evaluation':
      return one.note ?? '';
  }
}

function answerText({ language, locale }: PartnerVisit, { kind, decision, decidedBy, answerBy }: Ask): string {
  const { asks: w } = inLanguage(PARTNER_FACE_WORDS, language);
  if (decision === null) return fill(w.waits, { day: dayText(answerBy, locale) });
  if (decidedBy?.startsWith('clock')) return fill(w.silent, { answer: w[decision] });
  return kind === 'info' && (decision === 'yes' || decision === 'no') ? w.info[decision] : w[decision];
}

async function withdraw(visit: PartnerVisit): Promise<Answer> {
  const { asked, work, company, language, base } = visit;
  const id = work.ids.open('ask', asked.form.get('ask') ?? '');
  const mine = (await partnersAsks(visit)).find((one) => one.id === id);
  if (mine === undefined) throw new NotFound();
  await withdrawAsk(work, company.id, mine.id, null);
  asked.session.tell({ text: inLanguage(PARTNER_FACE_WORDS, language).asks.gone });
  return see(base);
}
