import { bankPage } from '../cash/pages';
import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { BANK_WORDS } from '../languages/bank-words';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage, numberText } from '../languages/said';
import type { Answer, Upload } from '../platform/web/answer';
import { importBankFiles, type BankFileOutcome } from './bank.actions';

/** Files of the bank that are dropped at the desk: each is taken as a whole, or says why not. */
export const bankRoutes: readonly Route[] = [
  { method: 'post', path: '/bank', right: 'work', uploads: { files: 50, bytes: 200 * 1024 * 1024 }, visit: receive },
];

async function receive(visit: Visit): Promise<Answer> {
  refuseAnotherDay(visit);
  const uploads = visit.asked.uploads.filter(({ field, name }) => field === 'file' && name !== '');
  if (uploads.length === 0) return bankPage(visit, { wrong: inLanguage(BANK_WORDS, visit.language).nothing });
  return takeBankUploads(visit, uploads);
}

/** Takes them one after the other and shows what became of each. */
export async function takeBankUploads(visit: Visit, uploads: readonly Upload[]): Promise<Answer> {
  const files: object[] = [];
  for (const { path, name } of uploads) {
    for await (const outcome of importBankFiles(visit.work, { companyId: visit.company.id, path, name })) {
      if (files.length < MOST_SHOWN) files.push({ name: outcome.fileName, ...said(visit, outcome) });
    }
  }
  return bankPage(visit, { files });
}

const MOST_SHOWN = 200;

function said(visit: Visit, { taken, refusal }: BankFileOutcome): object {
  const { locale, language } = visit;
  const w = inLanguage(BANK_WORDS, language);
  const n = (count: number): string => numberText(count, locale);
  if (taken) {
    const { format, statementIds, added, lines, repeated, joined, twins, notices } = taken;
    const texts = [fill(w.takenRow, { format: format.toUpperCase(), statements: n(statementIds.length), added: n(added), lines: n(lines) })]; // prettier-ignore
    if (repeated > 0) texts.push(fill(w.repeated, { n: n(repeated) }));
    if (joined > 0) texts.push(fill(w.joined, { n: n(joined) }));
    if (notices.length > 0) texts.push(fill(w.notices, { n: n(notices.length) }));
    return { texts, asked: twins > 0 ? fill(w.asked, { n: n(twins) }) : '' };
  }
  if (!refusal) return {};
  const isUnknown = refusal.code === 'unknown-bank-account';
  const accounts = isUnknown ? ((refusal.facts['accounts'] ?? []) as readonly string[]) : [];
  const reader = { language, locale };
  return {
    wrong: refusalText(refusal.message, reader),
    remedy: remedyText(refusal.remedy, reader),
    unknown: accounts.slice(0, 10).map((account) => ({ account, question: fill(w.unknown, { account }) })),
  };
}
