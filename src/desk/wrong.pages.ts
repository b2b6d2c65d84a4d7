import { FRAME_WORDS } from '../languages/frame-words';
import type { FrameWords } from '../languages/frame-words.en';
import { inLanguage } from '../languages/said';
import { PATHS } from '../kernel/paths';
import { failureFrom } from '../platform/failure';
import type { Log } from '../platform/log';
import { KEPT_FORM, page, see, type Answer, type Asked } from '../platform/web/answer';
import { visitOf } from './guard.pages';

/**
 * What went wrong, as a page: what happened, what is safe, what to do. What a person typed into a form whose session had
 * ended is kept, and can be sent again after signing in.
 */
export function wrongPage(log: Log) {
  return (error: unknown, asked: Asked): Promise<Answer> => Promise.resolve(answerTo(error, asked, log));
}

function answerTo(error: unknown, asked: Asked, log: Log): Answer {
  const w = inLanguage(FRAME_WORDS, visitOf(asked)?.language ?? asked.language);
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return resumable(asked);
  const known = KNOWN[name ?? ''] ?? KNOWN[code ?? ''];
  if (known) return telling(w, asked, { status: known.status, title: w.wrong[known.title], text: w.wrong[known.text] });
  const { exit, message, remedy } = failureFrom(error);
  if (exit === 70) {
    log.error({ err: error }, 'a page failed');
    return telling(w, asked, { status: 500, title: w.wrong.broken, text: w.wrong.brokenText });
  }
  const title = exit === 1 ? w.wrong.refused : w.wrong.wrongUse;
  return telling(w, asked, { status: exit === 1 ? 409 : 400, title, text: message, remedy });
}

type Wrong = keyof FrameWords['wrong'];
const KNOWN: Readonly<Record<string, { readonly status: number; readonly title: Wrong; readonly text: Wrong }>> = {
  NotFound: { status: 404, title: 'notFound', text: 'notFoundText' },
  NotAllowed: { status: 403, title: 'notAllowed', text: 'notAllowedText' },
  TooMany: { status: 429, title: 'tooMany', text: 'tooManyText' },
  PayloadTooLargeError: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
  LIMIT_FILE_SIZE: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
  LIMIT_FILE_COUNT: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
  LIMIT_UNEXPECTED_FILE: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
  LIMIT_FIELD_VALUE: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
  LIMIT_FIELD_COUNT: { status: 413, title: 'tooLarge', text: 'tooLargeText' },
};

interface Told {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly remedy?: string;
}

function telling(w: FrameWords, asked: Asked, told: Told): Answer {
  const home = visitOf(asked)?.at.today ?? PATHS.home;
  const blanks = { title: told.title, text: told.text, remedy: told.remedy ?? '', home, toHome: w.wrong.home };
  return page('pages/desk/wrong', told.title, blanks, { status: told.status });
}

const LONGEST_FORM = 200_000;

/**
 * To sign in, and back. A form of a company's page is kept meanwhile; one from elsewhere never is, nor one that holds a
 * password.
 */
function resumable(asked: Asked): Answer {
  const fields = [...asked.form].filter(([name]) => name !== '_csrf');
  const kept = JSON.stringify({ to: asked.url, fields });
  const keep = asked.form.size > 0 && asked.url.startsWith('/c/') && asked.sameOrigin && kept.length <= LONGEST_FORM;
  if (keep) asked.session.set(KEPT_FORM, kept);
  const next = asked.form.size === 0 ? asked.url : keep ? RESUME : PATHS.home;
  if (asked.session.userId !== undefined && keep) return see(RESUME);
  return see(`${PATHS.signIn}?next=${encodeURIComponent(next)}`);
}

export const RESUME = '/resume';
