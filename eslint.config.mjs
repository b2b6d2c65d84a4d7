import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Files whose name is a job title may touch the world; all others in a room are pure (README, "The map of rooms"). */
const JOBS = ['store', 'actions', 'panel', 'pages', 'api', 'cli', 'jobs'].flatMap((job) => [
  `src/*/**/${job}.ts`,
  `src/*/**/*.${job}.ts`,
]);
const TESTS = ['**/*.test.ts', 'src/**/testing/**', 'bench/**'];

const clock = {
  selector:
    'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  message: 'Only server.ts and cli.ts ask the clock: take `now` or `today` as a parameter.',
};
const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Settings are read once, in config.ts: take the value as a parameter.',
};
const vague = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of literals or a table `as const`.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'coverage/', '.duly/', 'fixtures/', 'templates/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 70],
      'max-params': ['error', 5],
      'max-depth': ['error', 4],
      complexity: ['error', 20],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', clock, environment, vague],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true }],
      // Parts are objects of closures, handed around in pieces; there are hardly any classes.
      '@typescript-eslint/unbound-method': 'off',
      // An async function that does not wait is how an interface of promises is answered at once.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/*/**/*.ts'],
    ignores: [...JOBS, ...TESTS, 'src/platform/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
          name,
          message:
            'This file is pure: it looks at nothing but its arguments. The world belongs into a file with a job title.',
        })),
      ],
    },
  },
  {
    // What starts a process may look at the clock and at its surroundings.
    files: [
      'src/server.ts',
      'src/cli.ts',
      'src/config.ts',
      'src/platform/log.ts',
      'src/platform/pdf/find-browser.ts',
      'src/platform/dns.ts',
      'src/platform/outbound.ts',
      'src/platform/smtp.ts',
      'src/platform/time-stamp-roots.ts',
      'knexfile.ts',
      'src/demo/*cli.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', vague] },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': ['error', 500],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', vague],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // A migration is a list of tables, as long as the tables are.
    files: ['migrations/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['bench/**', 'src/demo/*cli.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs', '**/*.mjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        __filename: 'readonly',
      },
    },
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module' } },
);
