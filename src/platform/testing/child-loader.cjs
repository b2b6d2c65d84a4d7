'use strict';
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const Module = require('node:module');

/**
 * What a test starts as a process of its own reads TypeScript by this: `node -r child-loader.cjs child.ts`. Each file is written anew
 * once, by the compiler of the tests, and kept under its content; a test that starts thirty processes reads the rest of them.
 */
const SWC = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs', ignoreDynamic: true },
};
const { version } = require('@swc/core/package.json');
const KEPT = join(tmpdir(), `duly-child-${process.getuid?.() ?? 0}-${version}`);

Module._extensions['.ts'] = (loaded, file) => {
  const source = readFileSync(file, 'utf8');
  const kept = join(KEPT, `${createHash('sha256').update(`${file}\n${source}`).digest('hex')}.js`);
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true, mode: 0o700 });
    const passing = `${kept}.${process.pid}`;
    writeFileSync(passing, require('@swc/core').transformSync(source, { ...SWC, filename: file, swcrc: false }).code);
    renameSync(passing, kept); // another process reads it whole or not at all
  }
  loaded._compile(readFileSync(kept, 'utf8'), file);
};
