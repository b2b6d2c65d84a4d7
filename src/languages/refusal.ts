import { REFUSED_CASH_WORDS } from './refused-cash-words';
import { REFUSED_ENDING_WORDS } from './refused-ending-words';
import { REFUSED_COURSE_WORDS } from './refused-course-words';
import { REFUSED_FILE_WORDS } from './refused-file-words';
import { REFUSED_INBOX_WORDS } from './refused-inbox-words';
import { REFUSED_INSOLVENCY_WORDS } from './refused-insolvency-words';
import { REFUSED_MAIL_WORDS } from './refused-mail-words';
import { REFUSED_MEANS_WORDS } from './refused-means-words';
import { REFUSED_MERGING_WORDS } from './refused-merging-words';
import { REFUSED_PAPER_WORDS } from './refused-paper-words';
import { REFUSED_OPERATOR_WORDS } from './refused-operator-words';
import { REFUSED_OWED_WORDS } from './refused-owed-words';
import { REFUSED_PARTNER_WORDS } from './refused-partner-words';
import { REFUSED_PLAN_WORDS } from './refused-plan-words';
import { REFUSED_QUOTE_WORDS } from './refused-quote-words';
import { REFUSED_RATES_WORDS } from './refused-rates-words';
import { REFUSED_REFERENCE_WORDS } from './refused-reference-words';
import { REFUSED_RELIEF_WORDS } from './refused-relief-words';
import { REFUSED_REMITTED_WORDS } from './refused-remitted-words';
import { REFUSED_RUN_WORDS } from './refused-run-words';
import { REFUSED_TOLD_WORDS } from './refused-told-words';
import { REFUSED_SEAT_WORDS } from './refused-seat-words';
import { REFUSED_SENDING_WORDS } from './refused-sending-words';
import { REFUSED_VISIT_WORDS } from './refused-visit-words';
import { REFUSED_PARCEL_WORDS } from './refused-parcel-words';
import { REFUSED_WEBHOOK_WORDS } from './refused-webhook-words';
import { REFUSED_WORK_WORDS } from './refused-work-words';
import { findAmong, sentencesOf, textAmong, type Reader, type Sentence } from './sentence';

/**
 * What a room refuses, in the language of who reads it. Rooms throw an English sentence with its values in it, which the command line
 * prints as it is; here its words are found again. A sentence that is not known stays as it is: a test of all sources finds it.
 */
export const refusalText = (said: string, reader: Reader): string =>
  reader.language === 'en' ? said : textAmong(SENTENCES, said, reader);

/** The same with its days as people write them, in English too: what is shown beside other days. */
export const reasonText = (said: string, reader: Reader): string => textAmong(SENTENCES, said, reader);

/** A command is no remedy on a page: there it is the page itself that leads on. */
export const remedyText = (remedy: string, reader: Reader): string =>
  isCommand(remedy) ? '' : refusalText(remedy, reader);

export const isCommand = (remedy: string): boolean =>
  /\bduly [a-z-]|(?:^|[\s(:])--[a-z]|\b[A-Z]{3,}_[A-Z_]+\b/.test(remedy);

export const knownIn = (
  said: string,
): { readonly sentence: Sentence; readonly values: readonly string[] } | undefined => findAmong(SENTENCES, said);

const SENTENCES: readonly Sentence[] = sentencesOf(
  ...[
    REFUSED_WORK_WORDS,
    REFUSED_ENDING_WORDS,
    REFUSED_FILE_WORDS,
    REFUSED_RUN_WORDS,
    REFUSED_PAPER_WORDS,
    REFUSED_OPERATOR_WORDS,
    REFUSED_OWED_WORDS,
    REFUSED_PARTNER_WORDS,
    REFUSED_PLAN_WORDS,
    REFUSED_CASH_WORDS,
    REFUSED_INBOX_WORDS,
    REFUSED_INSOLVENCY_WORDS,
    REFUSED_MAIL_WORDS,
    REFUSED_MEANS_WORDS,
    REFUSED_MERGING_WORDS,
    REFUSED_TOLD_WORDS,
    REFUSED_QUOTE_WORDS,
    REFUSED_RATES_WORDS,
    REFUSED_REFERENCE_WORDS,
    REFUSED_RELIEF_WORDS,
    REFUSED_REMITTED_WORDS,
    REFUSED_SEAT_WORDS,
    REFUSED_SENDING_WORDS,
    REFUSED_COURSE_WORDS,
    REFUSED_VISIT_WORDS,
    REFUSED_WEBHOOK_WORDS,
    REFUSED_PARCEL_WORDS,
  ].map((said) => ({
    patterns: said.en,
    said,
  })),
);
