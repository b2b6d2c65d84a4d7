/**
 * How a test file gets what it requires: from node itself, so that a module is loaded once for all the test files of a worker and
 * is warm from the second on. By itself jest loads everything anew for each file, in a world of its own, which was a third of the
 * time of the whole suite. That needs what the suite keeps to anyhow: no test replaces a module, and no module remembers a test.
 * The test file itself and jest's own modules are loaded for each file.
 */
const { default: JestRuntime } = require('jest-runtime');
const hooks = require('node:async_hooks');
const Module = require('node:module');
const vm = require('node:vm');

const PLAIN = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/**
 * What jest remembers while a test runs: which one it is. It would have node follow every promise of the worker for that, once more
 * for each test file played so far, which in the end was a fifth of the time. Tests run one after another: a variable is enough.
 */
class WhileItRuns {
  getStore() {
    return this.store;
  }

  run(store, act, ...given) {
    const before = this.store;
    const over = () => {
      this.store = before;
    };
    this.store = store;
    try {
      const done = act(...given);
      if (typeof done?.then === 'function') return done.finally(over);
      over();
      return done;
    } catch (error) {
      over();
      throw error;
    }
  }
}
const NOT_FOLLOWED = { ...hooks, AsyncLocalStorage: WhileItRuns };

/** The runtime of the test file that is being played. */
let playing;

Module._extensions['.ts'] = (module, file) => module._compile(playing.transformCache.transform(file, PLAIN), file);

module.exports = class WorkerRuntime extends JestRuntime {
  constructor(...given) {
    super(...given);
    // Where a line of a module that was loaded before came from: a failure names it.
    for (const [file, map] of playing?.getSourceMaps() ?? []) this.getSourceMaps().set(file, map);
    playing = this;
    const core = this.coreModule;
    const own = core.require.bind(core);
    core.require = (name) => (name === 'node:async_hooks' ? NOT_FOLLOWED : own(name));
    this.executor.compile = (source, filename) =>
      vm.compileFunction(source, this.executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModuleOrMock(from, name) {
    return name === '@jest/globals' ? super.requireModuleOrMock(from, name) : Module.createRequire(from)(name);
  }
};
