import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Refusal } from '../../kernel/result';

/**
 * Where the browser is that prints our pages: the one that is named, else an installed one, else the one that npm
 * brought along. Nothing is downloaded; where there is none, the answer says what to install.
 */
export interface FoundBrowser {
  readonly path: string;
  readonly from: 'setting' | 'installed' | 'npm';
  /** The surroundings it is started in: ours, and where its own libraries lie. */
  readonly env: NodeJS.ProcessEnv;
}

/** Throws Refusal `no-browser` where none is found, or where the named one does not exist. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const named = env['PUPPETEER_EXECUTABLE_PATH'];
  if (named) {
    if (runs(named)) return { path: named, from: 'setting', env };
    throw noBrowser(`PUPPETEER_EXECUTABLE_PATH names ${named}, which is not a program that can be started.`);
  }
  const installed = installedBrowser(process.platform, env);
  if (installed) return { path: installed, from: 'installed', env };
  const packaged = await packagedBrowser();
  if (packaged) return packaged;
  throw noBrowser('There is no browser on this machine to print PDF pages with.');
}

function noBrowser(message: string): Refusal {
  return new Refusal(
    'no-browser',
    message,
    'Install Chrome or Chromium (Debian: apt-get install chromium; macOS: brew install --cask chromium), or set ' +
      'PUPPETEER_EXECUTABLE_PATH to the program of one. On Linux x64 `npm install --include=optional` brings one along.',
  );
}

const NAMES = ['chrome-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** The first installed browser under its usual name or path; the headless shell first, as it prints quickest. */
export function installedBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | undefined {
  return usualPlaces(platform, env).find(runs);
}

function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    return roots.flatMap((root) =>
      [...programs, 'Microsoft/Edge/Application/msedge.exe'].map((p) => join(`${root}`, p)),
    );
  }
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const byName = NAMES.flatMap((name) => onPath.filter((place) => place.endsWith(`/${name}`)));
  if (platform !== 'darwin') return [...byName, '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return [...byName, ...apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)];
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const PACKAGE = '@sparticuz/chromium';

/** The headless shell inside an npm package (Linux x64), unpacked once into a folder of our own; undefined elsewhere. */
export async function packagedBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = resolvePackage();
  if (entry === undefined) return undefined;
  const home = privateFolder();
  const ready = join(home, 'chromium-147');
  if (!existsSync(join(ready, 'chromium'))) await unpack(entry, home, ready);
  return { path: join(ready, 'chromium'), from: 'npm', env: { ...process.env, ...surroundings(ready) } };
}

/** Bare machines lack the NSS libraries and any font set-up: the package's own stand in, after the machine's. */
function surroundings(ready: string): Record<string, string> {
  const libraries = [process.env['LD_LIBRARY_PATH'], join(ready, 'al2023', 'lib')].filter((path) => path).join(':');
  const bare = !existsSync('/etc/fonts/fonts.conf');
  return { LD_LIBRARY_PATH: libraries, ...(bare ? { FONTCONFIG_PATH: join(ready, 'fonts') } : {}) };
}

function resolvePackage(): string | undefined {
  try {
    return createRequire(__filename).resolve(PACKAGE);
  } catch {
    return undefined;
  }
}

/** A folder that nobody else can write to: the user's cache, or a fresh temporary one where that is read-only. */
function privateFolder(): string {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'duly');
  try {
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    return mkdtempSync(join(tmpdir(), 'duly-browser-'));
  }
}

/**
 * The package unpacks into the temporary folder of its process, and its NSS libraries only where the environment looks
 * like a certain cloud: both are told to a child process, so that ours never sees them. The finished folder is renamed
 * into place: a crash half-way leaves nothing that looks ready.
 */
async function unpack(entry: string, home: string, ready: string): Promise<void> {
  const fresh = mkdtempSync(join(home, 'unpacking-'));
  const program =
    'const m = require(process.argv[1]); (m.default ?? m).executablePath().catch((e) => { console.error(e); process.exit(1); })';
  const child = spawn(process.execPath, ['-e', program, entry], {
    env: { PATH: process.env['PATH'], TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  try {
    if (code !== 0) throw noBrowser(`The browser in ${PACKAGE} could not be unpacked: ${complaint.slice(0, 300)}`);
    if (!existsSync(join(ready, 'chromium'))) renameSync(fresh, ready);
  } catch (error) {
    if (!existsSync(join(ready, 'chromium'))) throw error; // another process was quicker: its folder will do
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
