import type { BankFault } from '../cash/bank-line';
import { bankPage } from '../cash/pages';
import { ibanFrom } from '../companies/iban';
import { refuseAnotherDay, type Route, type Visit } from '../companies/visit.pages';
import { BANK_LIST_WORDS } from '../languages/bank-list-words';
import { BANK_WORDS } from '../languages/bank-words';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, fill, inLanguage, numberText } from '../languages/said';
import type { Answer, Upload } from '../platform/web/answer';
import { importBankFiles, type BankFileOutcome } from './bank.actions';
import type { TaskDeps } from './task.actions';
import { receiveBankList } from './upload.actions';

/** Files of the bank that are dropped at the desk: each is taken as a whole, says why not, or waits for an answer. */
export const bankRoutes = ({ home }: TaskDeps): readonly Route[] => [
  {
    method: 'post',
    path: '/bank',
    right: 'work',
    uploads: { files: 50, bytes: 200 * 1024 * 1024 },
    visit: (visit) => receive(visit, home),
  },
];

async function receive(visit: Visit, home: string): Promise<Answer> {
  refuseAnotherDay(visit);
  const uploads = visit.asked.uploads.filter(({ field, name }) => field === 'file' && name !== '');
  if (uploads.length === 0) return bankPage(visit, { wrong: inLanguage(BANK_WORDS, visit.language).nothing });
  return takeBankUploads(visit, home, uploads);
}

/** Takes them one after the other and shows what became of each. */
export async function takeBankUploads(visit: Visit, home: string, uploads: readonly Upload[]): Promise<Answer> {
  const files: object[] = [];
  for (const upload of uploads) {
    const { path, name } = upload;
    for await (const outcome of importBankFiles(visit.work, { companyId: visit.company.id, path, name })) {
      const { refusal } = outcome;
      const asks = (refusal?.code === 'bank-list-asks' || refusal?.facts['list'] === true) && outcome.fileName === name;
      const waits = asks ? await keep(visit, home, upload) : '';
      if (files.length < MOST_SHOWN) files.push({ name: outcome.fileName, waits, ...outcomeSaid(visit, outcome) });
    }
  }
  return bankPage(visit, { files });
}

const MOST_SHOWN = 200;

/** The page of a list that asks something. */
export const bankListPath = (visit: Visit, id: number): string =>
  visit.at.under(`/bank/lists/${visit.work.ids.seal('upload', id)}`);

async function keep(visit: Visit, home: string, upload: Upload): Promise<string> {
  const receiving = { companyId: visit.company.id, home, at: visit.asked.now };
  return bankListPath(visit, await receiveBankList(visit.work, receiving, upload));
}

/** What became of a file of the bank, in the reader's words. */
export function outcomeSaid(visit: Visit, { taken, refusal }: Pick<BankFileOutcome, 'taken' | 'refusal'>): object {
  const { locale, language } = visit;
  const w = inLanguage(BANK_WORDS, language);
  const n = (count: number): string => numberText(count, locale);
  if (taken) {
    const { format, statementIds, added, lines, repeated, joined, twins, notices } = taken;
    const texts = [fill(w.takenRow, { format: format.toUpperCase(), statements: countText(w.statementsAdded, statementIds.length, locale), added: n(added), lines: n(lines) })]; // prettier-ignore
    if (repeated > 0) texts.push(countText(w.repeated, repeated, locale));
    if (joined > 0) texts.push(countText(w.joined, joined, locale));
    const faults = faultTexts(visit, notices);
    if (notices.length > 0) texts.push(countText(w.notices, notices.length, locale));
    return { texts, faults, asked: twins > 0 ? countText(w.asked, twins, locale) : '' };
  }
  if (!refusal) return {};
  const isUnknown = refusal.code === 'unknown-bank-account';
  const accounts = isUnknown ? ((refusal.facts['accounts'] ?? []) as readonly string[]) : [];
  const reader = { language, locale };
  return {
    wrong: refusalText(refusal.message, reader),
    remedy: remedyText(refusal.remedy, reader),
    faults: faultTexts(visit, (refusal.facts['faults'] ?? []) as readonly BankFault[]),
    unknown: accounts.slice(0, 10).map((account) => ({
      account,
      question: fill(w.unknown, { account }),
      iban: ibanFrom(account) ?? '',
    })),
  };
}

const FAULTS_SHOWN = 20;

/** Each place with its figure, as many as a person reads. */
export function faultTexts({ language }: Visit, faults: readonly BankFault[]): string[] {
  const w = inLanguage(BANK_LIST_WORDS, language);
  return faults.slice(0, FAULTS_SHOWN).map(({ place, value, code }) => fill(w.fault, { place: String(place), value: value === '' ? '' : `“${value}” `, what: w.faults[code] })); // prettier-ignore
}
