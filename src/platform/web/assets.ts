import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';
import { TEMPLATES } from '../views';

/**
 * What a page is drawn with: our own style and scripts, and those of the packages; all from this machine, under an address
 * that changes with the content, so that a browser keeps it for good.
 */
const packageFile = (name: string, file: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), file);

const ASSETS = {
  'tabler.css': { path: packageFile('@tabler/core', 'dist/css/tabler.min.css'), type: 'text/css' },
  'desk.css': { path: join(TEMPLATES, 'pages', 'desk.css'), type: 'text/css' },
  'portal.css': { path: join(TEMPLATES, 'pages', 'portal.css'), type: 'text/css' },
  'portal.js': { path: join(TEMPLATES, 'pages', 'portal.js'), type: 'text/javascript' },
  'htmx.js': { path: packageFile('htmx.org', 'dist/htmx.min.js'), type: 'text/javascript' },
  'desk.js': { path: join(TEMPLATES, 'pages', 'desk.js'), type: 'text/javascript' },
  'charts.js': { path: join(TEMPLATES, 'pages', 'charts.js'), type: 'text/javascript' },
  'echarts.js': { path: packageFile('echarts', 'dist/echarts.min.js'), type: 'text/javascript' },
  'inter-400.woff2': { path: inter('latin-400'), type: 'font/woff2' },
  'inter-600.woff2': { path: inter('latin-600'), type: 'font/woff2' },
  'inter-ext-400.woff2': { path: inter('latin-ext-400'), type: 'font/woff2' },
  'inter-ext-600.woff2': { path: inter('latin-ext-600'), type: 'font/woff2' },
} as const;

function inter(cut: string): string {
  return packageFile('@fontsource/inter', `files/inter-${cut}-normal.woff2`);
}

export type AssetName = keyof typeof ASSETS;
const NAMES = Object.keys(ASSETS) as AssetName[];

/** The address of each, for templates: `assets.desk_css`. */
export function assetPaths(): Readonly<Record<string, string>> {
  return Object.fromEntries(NAMES.map((name) => [name.replace(/[.-]/g, '_'), pathOf(name)]));
}

const digests = new Map<AssetName, string>();

function pathOf(name: AssetName): string {
  const digest =
    digests.get(name) ?? createHash('sha256').update(readFileSync(ASSETS[name].path)).digest('hex').slice(0, 12);
  digests.set(name, digest);
  return `/assets/${digest}/${name}`;
}

const YEAR_MS = 31_536_000_000;

export function mountAssets(web: Express): void {
  const router = express.Router();
  for (const name of NAMES) {
    router.get(`/:digest/${name}`, (_request, response) => {
      const { path, type } = ASSETS[name];
      response.type(type).sendFile(path, { maxAge: YEAR_MS, immutable: true, dotfiles: 'allow', cacheControl: true });
    });
  }
  web.use('/assets', router);
}
