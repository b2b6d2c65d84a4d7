#!/usr/bin/env node
'use strict';
/** The `duly` command: TypeScript as it stands, no build between the source and what runs. */
require('tsx/cjs');
require('./cli.ts').main();
