/** The world of a test file: the worker's own, which it leaves as it was found. See `worker-runtime.cjs`. */
const { ModuleMocker } = require('jest-mock');

module.exports = class WorkerEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;

  constructor({ projectConfig }) {
    this.found = { env: { ...process.env }, exitCode: process.exitCode, exit: process.exit, cwd: process.cwd() };
    Object.assign(globalThis, projectConfig.globals);
  }

  async setup() {}

  async teardown() {
    const { env, exitCode, exit, cwd } = this.found;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(process, { exitCode, exit });
    process.chdir(cwd);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks for one; nothing is compiled in it. */
  getVmContext() {
    return {};
  }
};
