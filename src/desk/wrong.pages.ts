import { FRAME_WORDS } from '../languages/frame-words';
import type { FrameWords } from '../languages/frame-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import type { Reader } from '../languages/sentence';
import { inLanguage } from '../languages/said';
import { PATHS } from '../kernel/paths';
import { failureFrom } from '../platform/failure';
import type { Log } from '../platform/log';
import { KEPT_FORM, page, see, sheet, type Answer, type Asked } from '../platform/web/answer';
import { visitOf } from './guard.pages';

/**
 * What went wrong, as a page: what happened, what is safe, what to do. What a person typed into a form whose session had
 * ended is kept, and can be sent again after signing in. In a frame, or where only a part of a page was asked for, it is said small.
 */
export function wrongPage(log: Log) {
  return (error: unknown, asked: Asked): Promise<Answer> => Promise.resolve(answerTo(error, asked, log));
}

function answerTo(error: unknown, asked: Asked, log: Log): Answer {
  const w = inLanguage(FRAME_WORDS, visitOf(asked)?.language ?? asked.language);
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') {
    if (asked.framed) return small(asked, { status: 401, title: w.wrong.signedOut, text: w.wrong.signedOutText });
    return resumable(asked);
  }
  const known = KNOWN[name ?? ''] ?? KNOWN[code ?? ''];
  if (known) return telling(w, asked, { status: known.status, title: w.wrong[known.title], text: w.wrong[known.text] });
  const { exit, message, remedy } = failureFrom(error);
  if (exit === 70) {
    log.error({ err: error }, 'a page failed');
    return telling(w, asked, { status: 500, title: w.wrong.broken, text: w.wrong.brokenText });
  }
  const title = exit === 1 ? w.wrong.refused : w.wrong.wrongUse;
  const text = refusalText(message, readerOf(asked));
  return telling(w, asked, {
    status: exit === 1 ? 409 : 400,
    title,
    text,
    remedy: remedyText(remedy, readerOf(asked)),
  });
}

function readerOf(asked: Asked): Reader {
  const visit = visitOf(asked);
  return visit ?? { language: asked.language, locale: asked.language };
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
  if (asked.framed) return small(asked, told);
  if (asked.partial) {
    const { title, text, remedy = '' } = told;
    return page('pages/desk/wrong-part', '', { title, text, remedy }, { status: told.status, frame: 'part' });
  }
  const home = visitOf(asked)?.at.today ?? PATHS.home;
  const blanks = { title: told.title, text: told.text, remedy: told.remedy ?? '', home, toHome: w.wrong.home };
  return page('pages/desk/wrong', told.title, blanks, { status: told.status });
}

/** In a frame inside a page there is room for what happened and what to do, and for nothing around it. */
function small(asked: Asked, { status, title, text, remedy = '' }: Told): Answer {
  const language = visitOf(asked)?.language ?? asked.language;
  const lines = [text, remedy]
    .filter((line) => line !== '')
    .map((line) => `<p style="margin:4px 0 0 0">${escaped(line)}</p>`);
  const look = 'margin:12px;padding:8px 12px;border-left:3px solid #b3261e;background:#fff;color:#1b2230;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px'; // prettier-ignore
  return sheet(
    `<!doctype html><html lang="${escaped(language || 'en')}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="${look}"><p role="alert" style="margin:0"><b>${escaped(title)}</b></p>${lines.join('')}</body></html>`,
    status,
  );
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
