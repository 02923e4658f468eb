// First load of each screen: the size of all files that it imports, by Vite's manifest, compressed with gzip −9.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Largest first load of a screen of the workplace and of a caller's page; kB = 1,000 bytes. */
const WORKPLACE_KB = 350;
const CALLER_KB = 120;
const ENTRY = 'index.html';
const WORKPLACE = 'src/workplace.tsx';
const CALLER = 'src/screens/caller/main.tsx';

function filesOf(manifest, names) {
  const files = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return files;
}

/** First load of each screen in kB. */
export function firstLoads(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const size = (file) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    sizes.set(file, known);
    return known;
  };
  const sum = (names) => [...filesOf(manifest, names)].reduce((total, file) => total + size(file), 0) / 1000;
  const screens = Object.keys(manifest).filter((name) =>
    /^src\/screens\/(?!caller).*(-screen|ticket-list|routes)\.tsx$/.test(name),
  );
  return [
    ...screens.map((screen) => ({ screen, kB: sum([ENTRY, WORKPLACE, screen]), most: WORKPLACE_KB })),
    { screen: CALLER, kB: sum([ENTRY, CALLER]), most: CALLER_KB },
  ];
}

/** Returns a line for each screen. @throws Error naming the screens that are too large */
export function checkBudgets(folder) {
  const loads = firstLoads(folder);
  const tooLarge = loads.filter(({ kB, most }) => kB > most);
  const lines = loads.map(({ screen, kB, most }) => `${kB.toFixed(1).padStart(6)} of ${most} kB  ${screen}`);
  if (tooLarge.length > 0) throw new Error(`First loads over their budget:\n${lines.join('\n')}`);
  return lines.join('\n');
}
