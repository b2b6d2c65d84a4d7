import { Refusal, WrongUse } from '../kernel/result';
import { refusalText } from '../languages/refusal';
import type { Answer, Asked, Face } from '../platform/web/answer';
import { askRoutes } from './ask.pages';
import { said, spoken, type OpenDeps } from './open-visit.pages';
import { OPEN_PATHS } from './paths';
import { registerPages } from './register.pages';

/** The face for creditors who are not here yet: without sign-in, in six languages, and with words of its own for what goes wrong. */
export const openFace = (deps: OpenDeps): Face => ({
  under: OPEN_PATHS.under,
  mounted: [...registerPages(deps), ...askRoutes(deps)],
  wrong,
});

const GONE = 410;

function wrong(error: unknown, asked: Asked): Answer | undefined {
  const { language, locale, w } = spoken(asked);
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const text = refusalText(error.message, { language, locale });
  return said(asked, { title: w.wrongTitle, text }, error instanceof Refusal ? 409 : 400);
}
