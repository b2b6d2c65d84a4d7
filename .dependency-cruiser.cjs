/**
 * The house, held by a machine. A room uses rooms on shelves below its own; rooms on one shelf do not know each other.
 * A file without a job title is pure: it imports the kernel, other pure files and packages that only calculate.
 */
const SHELVES = [
  ['kernel'],
  ['languages'],
  ['platform'],
  ['audit'],
  ['people'],
  ['companies'],
  ['customers'],
  ['documents', 'finances', 'tasks'],
  ['tracing'],
  ['ledger'],
  ['law'],
  ['outbox'],
  ['activities'],
  ['calls', 'cash', 'disputes', 'promises', 'visits'],
  ['checkout', 'imports', 'journals', 'reminders', 'statements'],
  ['notices'],
  ['dossier', 'intake'],
  ['advice', 'mandates'],
  ['cases', 'postal'],
  ['parcels'],
  ['inbox', 'remittances', 'webhooks'],
  ['insolvency'],
  ['insights', 'merging', 'operators', 'relief'],
  ['desk', 'portal', 'partners', 'api'],
  ['stories'],
  ['demo'],
];
const JOBS = ['store', 'actions', 'panel', 'pages', 'api', 'cli', 'jobs'];
/** Packages that calculate and touch nothing else. */
const PURE_PACKAGES = [
  'zod', 'handlebars', 'ical-generator', 'uqr', 'ibantools', 'date-holidays', 'csv-parse', 'xlsx', '@e965/xlsx', 'iconv-lite', 'saxes', '@cantoo/pdf-lib',
  '@pdf-lib/fontkit', 'sanitize-html',
]; // prettier-ignore
/** `vm` for the time that a computation may take. */
const PURE_BUILTINS = ['path', 'crypto', 'vm'];

const rooms = SHELVES.flat();
const room = (names) => `^src/(${names.join('|')})/`;
const jobFile = `[/.](${JOBS.join('|')})\\.ts$`;
const test = '(\\.test\\.ts$|/testing/)';
const packages = (names) => `node_modules/(${names.map((name) => name.replace(/[/.]/g, '\\$&')).join('|')})/`;

const shelves = SHELVES.flatMap((shelf, height) =>
  shelf.map((name) => ({
    name: `shelf-of-${name}`,
    comment: `${name} may use only: ${[...SHELVES.slice(0, height).flat(), name].join(', ')}`,
    severity: 'error',
    from: { path: room([name]), pathNot: test },
    to: { path: '^src/[^/]+/', pathNot: room([...SHELVES.slice(0, height).flat(), name]) },
  })),
);

const pure = { path: room(rooms.slice(rooms.indexOf('platform') + 1)), pathNot: `${jobFile}|${test}` };

module.exports = {
  forbidden: [
    ...shelves,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third. Imports of types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'room-without-a-shelf',
      comment: 'Every folder of src stands on a shelf: add it to SHELVES.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: room(rooms) },
    },
    {
      name: 'no-shelf-for-this-folder',
      comment: 'Every folder of src stands on a shelf: add it to SHELVES.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: room(rooms) },
      to: {},
    },
    {
      name: 'nobody-opens-the-house',
      comment:
        'A room is handed what it needs. Only what starts a process opens the house, and stories and the demo play in it.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `${test}|${room(['stories', 'demo'])}` },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'pure-no-job',
      comment: 'A file without a job title is pure: it may not use files that touch the world.',
      severity: 'error',
      from: pure,
      to: { path: ['^src/platform/', `^src/.+${jobFile}`] },
    },
    {
      name: 'pure-no-package',
      comment: `A file without a job title uses only packages that calculate: ${PURE_PACKAGES.join(', ')}`,
      severity: 'error',
      from: pure,
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: packages(PURE_PACKAGES) },
    },
    {
      name: 'pure-no-machine',
      comment: `A file without a job title uses of Node only: ${PURE_BUILTINS.join(', ')}`,
      severity: 'error',
      from: pure,
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?(${PURE_BUILTINS.join('|')})$` },
    },
    {
      name: 'kernel-is-an-alphabet',
      severity: 'error',
      from: { path: room(['kernel', 'languages']), pathNot: test },
      to: { pathNot: `${room(['kernel', 'languages'])}|node_modules/date-holidays/` },
    },
    {
      name: 'knex-in-stores-only',
      comment: 'The database is spoken to in stores and panels, in platform and in migrations.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/platform/|[/.](store|panel)\\.ts$|${test}` },
      to: { path: packages(['knex', 'pg', 'pg-copy-streams', 'sqlite3']) },
    },
    {
      name: 'no-tools-in-the-product',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
