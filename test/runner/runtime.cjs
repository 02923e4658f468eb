/** Loads test files and their imports with Node's `require`, so that the test files of one worker share modules. */
const { default: JestRuntime } = require('jest-runtime');
const { sourceMaps } = require('../run-typescript.cjs');

const CIRCUS = /[\\/]jest-circus[\\/]/;

module.exports = class extends JestRuntime {
  constructor(...settings) {
    super(...settings);
    const { moduleMocker, global } = settings[1];
    global.jest = {
      setTimeout: (ms) => void (global[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms),
      fn: moduleMocker.fn.bind(moduleMocker),
      spyOn: moduleMocker.spyOn.bind(moduleMocker),
      restoreAllMocks: () => moduleMocker.restoreAllMocks(),
    };
  }

  /**
   * Loads modules of jest itself. Those of its test framework are loaded again for each file, because they hold state.
   */
  requireInternalModule(path) {
    if (CIRCUS.test(path)) delete require.cache[path];
    return require(path);
  }

  requireModule(path) {
    delete require.cache[path];
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return false;
  }

  setGlobalsForRuntime() {}

  /** Does nothing: the shared modules use Node's `process.getBuiltinModule` longer than this runtime exists. */
  installGetBuiltinModule() {}

  getSourceMaps() {
    return sourceMaps;
  }
};
