/** Paths for callers, who load a small program of their own. Everybody else loads the workplace. */
const CALLER_PATHS = /^\/(follow|report)(\/|$)/;
const program = CALLER_PATHS.test(location.pathname) ? import('./screens/caller/main') : import('./workplace');
void program.then(({ show }) => show(document.getElementById('root') as HTMLElement));

/** After an update of the server its old files are gone, so the page reloads. Typed text is kept as a draft. */
addEventListener('vite:preloadError', () => location.reload());

export {};
