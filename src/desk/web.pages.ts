import { allCompanies } from '../companies/store';
import type { Route } from '../companies/visit.pages';
import { peoplePages } from '../people/pages';
import { whoeverIsThere } from '../people/guard.pages';
import type { Person } from '../people/person';
import { NotFound, type Answer, type Asked, type Face, type Mounted } from '../platform/web/answer';
import type { Query } from '../platform/db';
import type { WebParts } from '../platform/web/serve';
import { framed } from './frame.pages';
import { guarded, type GuardParts } from './guard.pages';
import { homePages } from './pages';
import { deskRoutes, type DeskDeps } from './routes.pages';
import { startPages, type StartParts } from './start.pages';
import { wrongPage } from './wrong.pages';

/** The desk, ready to be mounted: every page behind its guard, the frame around it, and what is said when something fails. */
export interface Desk {
  readonly routes: readonly Route[];
  readonly mounted: readonly Mounted[];
  readonly frame: WebParts['frame'];
  readonly wrong: WebParts['wrong'];
}

export interface DeskParts extends DeskDeps, GuardParts, StartParts {
  /** Beside the desk: for customers and partners. */
  readonly faces: readonly Face[];
}

export function openDesk(deps: DeskParts): Desk {
  const routes = deskRoutes(deps);
  const whoever = (asked: Asked): Promise<Person | undefined> => whoeverIsThere(readsOf(deps, asked), asked);
  return {
    routes,
    mounted: [
      ...homePages(deps),
      ...startPages(deps),
      ...peoplePages({ ...deps, companies: allCompanies }),
      ...deps.faces.flatMap(({ mounted }) => mounted),
      ...[...routes, NOWHERE].map((route) => guarded(deps, route)),
    ],
    frame: (answer, asked, around) => framed({ views: deps.views, routes, whoever }, answer, asked, around),
    wrong: wrongAt(deps.faces, wrongPage(deps.log)),
  };
}

/** What is no page is said like any other answer: in the visitor's language, with the way back. */
const NOWHERE: Route = {
  ...{ method: 'get', path: '/{*nowhere}', right: 'see' },
  visit: () => Promise.reject(new NotFound()),
};

/** Who visits by a link never meets the desk, not even where something fails. */
function wrongAt(faces: readonly Face[], elsewhere: WebParts['wrong']): WebParts['wrong'] {
  return async (error, asked) => {
    const face = faces.find(({ under }) => asked.url.startsWith(under));
    const said: Answer | undefined = face?.wrong(error, asked);
    return said ?? elsewhere(error, asked);
  };
}

const readsOf = (deps: GuardParts, asked: Asked): Query =>
  deps.work({ kind: 'user', name: 'nobody' }, asked.now).db.read;
