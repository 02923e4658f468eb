/**
 * Runs tests in the global scope of the process, not in a VM context for each file, so that the next test file of the
 * same worker finds its modules loaded. Removes the globals of jest before each file, and restores environment
 * variables after it.
 */
const { ModuleMocker } = require('jest-mock');

const OF_JEST = ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'].map((name) => Symbol.for(name));
const { console: ownConsole } = globalThis;
const { exit: ownExit } = process;

module.exports = class {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  variables = { ...process.env };

  exportConditions() {
    return ['source', 'node', 'require', 'default'];
  }

  getVmContext() {
    return null;
  }

  async setup() {
    for (const symbol of OF_JEST) delete globalThis[symbol];
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    globalThis.console = ownConsole;
    process.exit = ownExit;
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
  }
};
