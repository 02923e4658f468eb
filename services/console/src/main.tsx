/** Callers need little, so they get their own small program; everybody else the workplace. */
const CALLER_PATHS = /^\/(follow)(\/|$)/;
const program = CALLER_PATHS.test(location.pathname) ? import('./screens/caller/main') : import('./workplace');
void program.then(({ show }) => show(document.getElementById('root') as HTMLElement));

/** After an update the old files are gone: load the new ones. What was typed is kept as a draft. */
addEventListener('vite:preloadError', () => location.reload());

export {};
