/**
 * How a test file gets what it requires: from node itself, so that a module is loaded once for all the test files of a worker and
 * is warm from the second on. By itself jest loads everything anew for each file, in a world of its own, which was a third of the
 * time of the whole suite. That needs what the suite keeps to anyhow: no test replaces a module, and no module remembers a test.
 * The test file itself and jest's own modules are loaded for each file.
 */
const { default: JestRuntime } = require('jest-runtime');
const Module = require('node:module');
const vm = require('node:vm');

const PLAIN = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/** The runtime of the test file that is being played. */
let playing;

Module._extensions['.ts'] = (module, file) => module._compile(playing.transformCache.transform(file, PLAIN), file);

module.exports = class WorkerRuntime extends JestRuntime {
  constructor(...given) {
    super(...given);
    // Where a line of a module that was loaded before came from: a failure names it.
    for (const [file, map] of playing?.getSourceMaps() ?? []) this.getSourceMaps().set(file, map);
    playing = this;
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
