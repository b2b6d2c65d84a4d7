import { companyById } from '../companies/store';
import { PORTAL_STOP_WORDS } from '../languages/portal-stop-words';
import { PORTAL_WORDS } from '../languages/portal-words';
import { fill } from '../languages/said';
import { ADDRESS_SECRET, messageOfStopToken } from '../outbox/bounce-address';
import { stopStatements } from '../outbox/opt-out.actions';
import { statementSent } from '../outbox/opt-out.store';
import { installationSecret } from '../platform/installation';
import { page, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { FEW, GONE, languageOf, said, UNDER } from './inside.pages';
import { companyName, type PortalDeps } from './visit.pages';

/**
 * No more statements by email, by the link that stands in them (RFC 8058): a look changes nothing, a press does, and so does the
 * mail program's own button, which has no session. What is no such link is answered alike, whatever it is.
 */
const PATH = `${UNDER}statements/:token`;

export const stopRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: PATH, limit: FEW, answer: (asked) => stop(deps, asked, false) },
  { method: 'post', path: PATH, limit: FEW, proven: 'by its address', answer: (asked) => stop(deps, asked, true) },
];

async function stop(deps: PortalDeps, asked: Asked, pressed: boolean): Promise<Answer> {
  const language = languageOf(asked);
  const work = deps.work({ kind: 'customer', name: 'by link' }, asked.now);
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const publicId = messageOfStopToken(secret, asked.params['token'] ?? '');
  const id = publicId === undefined ? undefined : work.ids.open('message', publicId);
  const sent = id === undefined ? undefined : await statementSent(work.db.read, id);
  if (sent === undefined) return said(asked, PORTAL_WORDS[language].gone, GONE);
  if (pressed) await stopStatements(work, sent);
  const w = PORTAL_STOP_WORDS[language];
  const company = companyName(await companyById(work.db.read, sent.companyId));
  if (pressed) return said(asked, { title: w.doneTitle, text: fill(w.doneText, { company }) }, 200);
  const blanks = {
    ...{ creditor: company, title: w.title, text: fill(w.text, { company }), button: w.button },
    action: asked.url.split('?')[0] ?? '',
  };
  return page('pages/portal/stop', w.title, blanks, { frame: 'portal', language });
}
