/** Loads test files, and what they import, as Node does; so modules are shared between the files of one worker. */
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

  /** Jest's own modules; the state of its test framework is made anew for each file. */
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

  /** Node's own stays, as modules that are shared outlive this runtime. */
  installGetBuiltinModule() {}

  getSourceMaps() {
    return sourceMaps;
  }
};
