#!/usr/bin/env node
'use strict';
/**
 * The `duly` command: TypeScript as it stands, no build between the source and what runs. What is missing on a fresh clone
 * is installed first, as by every script of package.json.
 */
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

if (!isInstalled()) {
  const setUp = spawnSync(process.execPath, [join(__dirname, 'platform', 'setup.cjs'), '--runtime'], {
    stdio: 'inherit',
  });
  if (setUp.status !== 0) process.exit(1);
}
require('tsx/cjs');
require('./cli.ts').main();

function isInstalled() {
  try {
    require.resolve('tsx/cjs');
    return true;
  } catch {
    return false;
  }
}
