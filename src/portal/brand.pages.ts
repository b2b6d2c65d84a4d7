import { accentsOf } from '../companies/colour';
import type { Company } from '../companies/company';
import { logoType } from '../companies/logo';
import type { Settings } from '../companies/settings';
import { companyById } from '../companies/store';
import type { Ids } from '../kernel/ids';
import { PORTAL_ABOUT_WORDS } from '../languages/portal-about-words';
import type { PortalLanguage } from '../languages/portal-words';
import { fill } from '../languages/said';
import { file, NotFound, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { OFTEN, UNDER } from './inside.pages';
import { companyName, type PortalDeps } from './visit.pages';

/** Whose page it is, as one sees it: the name at its head, the logo and the colour. They say nothing of any customer. */
export const brandRoutes = (deps: PortalDeps): readonly Mounted[] => [
  { method: 'get', path: `${UNDER}brand/:colour`, limit: OFTEN, answer: (asked) => Promise.resolve(sheet(asked)) },
  { method: 'get', path: `${UNDER}logo/:company`, limit: OFTEN, answer: (asked) => logo(deps, asked) },
];

/** What the frame of a page shows. */
export function brandOf(
  ids: Ids,
  company: Company,
  { operator, portalColour }: Settings,
  language: PortalLanguage,
): { readonly creditor: string; readonly brand: unknown } {
  const name = companyName(company);
  return {
    creditor: operator?.name ?? name,
    brand: {
      behalf: operator === null ? '' : fill(PORTAL_ABOUT_WORDS[language].behalf.short, { company: name }),
      css: portalColour === null ? '' : `${UNDER}brand/${portalColour.slice(1)}.css`,
      logo: company.logoSha === null ? '' : `${UNDER}logo/${ids.seal('company', company.id)}`,
    },
  };
}

/** The style of a colour: of nobody in particular. */
function sheet({ params }: Asked): Answer {
  const [, hex] = /^([0-9a-f]{6})\.css$/.exec(params['colour'] ?? '') ?? [];
  if (hex === undefined) throw new NotFound();
  const { light, dark } = accentsOf(`#${hex}`);
  const rule = ({ accent, ink }: typeof light): string => `:root { --accent: ${accent}; --accent-ink: ${ink}; }`;
  const css = `${rule(light)}\n@media (prefers-color-scheme: dark) { ${rule(dark)} }\n`;
  return file('brand.css', 'text/css; charset=utf-8', Buffer.from(css), true);
}

async function logo({ work }: PortalDeps, { params, now }: Asked): Promise<Answer> {
  const { db, ids, files } = work({ kind: 'customer', name: 'by link' }, now);
  const id = ids.open('company', params['company'] ?? '');
  const company = id === undefined ? undefined : await companyById(db.read, id).catch(() => undefined);
  if (company === undefined || company.logoSha === null) throw new NotFound();
  const bytes = await files.get(company.logoSha);
  return file('logo', logoType(bytes) ?? 'application/octet-stream', bytes, true);
}
