import { Refusal, WrongUse } from '../kernel/result';
import { PORTAL_WORDS } from '../languages/portal-words';
import { fill } from '../languages/said';
import type { Answer, Asked, Face } from '../platform/web/answer';
import { aboutRoutes } from './about.pages';
import { accountRoutes } from './account.pages';
import { askRoutes } from './ask.pages';
import { dataRoutes } from './data-page.pages';
import { callRoutes } from './call.pages';
import { doorRoutes, LETTER_UNDER, letterRoutes } from './door.pages';
import { ACCOUNT, GONE, languageOf, said, UNDER } from './inside.pages';
import { onlineRoutes, type OnlineDeps } from './online.pages';
import { papersRoutes } from './papers.pages';
import { brandRoutes } from './brand.pages';
import { notMeRoutes } from './not-me.pages';
import { payRoutes } from './pay.pages';
import { stepUpRoutes } from './step-up.pages';
import { stopRoutes } from './stop.pages';
import { timeRoutes } from './time.pages';
import { visitRoutes } from './visits.pages';
import { wrongRoutes } from './wrong.pages';

/** The customer's face: one account, for as long as its link holds, in the customer's language and without a script. */
export const portalFaces = (deps: OnlineDeps): readonly Face[] => [
  {
    under: UNDER,
    mounted: [
      ...accountRoutes(deps),
      ...payRoutes(deps),
      ...onlineRoutes(deps),
      ...timeRoutes(deps),
      ...wrongRoutes(deps),
      ...askRoutes(deps),
      ...callRoutes(deps),
      ...visitRoutes(deps),
      ...papersRoutes(deps),
      ...stepUpRoutes(deps),
      ...aboutRoutes(deps),
      ...brandRoutes(deps),
      ...dataRoutes(deps),
      ...notMeRoutes(deps),
      ...doorRoutes(deps),
      ...stopRoutes(deps),
    ],
    wrong: refused,
  },
  { under: LETTER_UNDER, mounted: letterRoutes(deps), wrong: refused },
];

/** In the customer's words, with the way back; what is our own mistake is told elsewhere. */
function refused(error: unknown, asked: Asked): Answer | undefined {
  const w = PORTAL_WORDS[languageOf(asked)];
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'NotFound') return said(asked, w.gone, 404);
  if (name === 'NotSignedIn' || code === 'EBADCSRFTOKEN') return said(asked, w.out, GONE);
  if (!(error instanceof Refusal || error instanceof WrongUse)) return undefined;
  const back = { href: ACCOUNT, label: w.wrong.back };
  const told = { title: w.wrong.title, text: fill(w.wrong.text, { why: error.message }) };
  return said(asked, told, error instanceof Refusal ? 409 : 400, back);
}
