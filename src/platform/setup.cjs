'use strict';
/**
 * Makes sure that what package-lock.json names is installed, before anything else of Duly runs: `npm run demo` on a fresh
 * clone is one command. It needs nothing but Node and npm, asks nobody but the npm registry, and does nothing (in some
 * hundredths of a second) when all is there. With `--runtime` it is content where the tools of development were left out.
 */
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const OLDEST_NODE = [20, 17];
const COMPILER =
  'sqlite3 could not be built. It needs a C++ compiler, make and python3, for example:\n' +
  '  Debian, Ubuntu   sudo apt-get install g++ make python3\n' +
  '  Fedora           sudo dnf install gcc-c++ make python3\n' +
  '  macOS            xcode-select --install\n' +
  '  Windows          npm config set msvs_version 2022, with the Visual Studio Build Tools (C++) installed\n' +
  'Then run the same command again.';

main();

function main() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(`Duly needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`);
  }
  const runtimeOnly = process.argv.includes('--runtime');
  if (!installed(runtimeOnly)) {
    say('Installing what package-lock.json names (once; sqlite3 may be compiled, which takes some minutes) …');
    if (npm(['ci', '--include=dev', '--include=optional']) !== 0) {
      fail(`npm ci did not succeed; what it said stands above. If it is about sqlite3:\n${COMPILER}`);
    }
  }
  if (!sqliteLoads()) {
    say('Building sqlite3 …');
    npm(['rebuild', 'sqlite3']);
    if (!sqliteLoads()) fail(COMPILER);
  }
}

/** npm keeps a list of what it installed beside the packages: it must hold what the lockfile asks for on this machine. */
function installed(runtimeOnly) {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf(join('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    if (present[path] !== undefined) return present[path].version === entry.version;
    return entry.optional || (runtimeOnly && (entry.dev || entry.devOptional));
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** In a process of its own, so that a second try after a rebuild is a real one. */
function sqliteLoads() {
  return spawnSync(process.execPath, ['-e', 'require("sqlite3")'], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/** The npm that runs this script, else the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } };
  const done =
    own !== undefined && /npm-cli\.[cm]?js$/.test(own)
      ? spawnSync(process.execPath, [own, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return done.status;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
