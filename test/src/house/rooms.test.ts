import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SERVICES = join(__dirname, '../../../services');
/** Not services of the loop: a browser program, and two compositions. */
const OTHERS = ['console', 'all', 'cli'];
const ROOMS = ['domain', 'gather', 'effects', 'channels', 'http'];
const FILES = ['collection.ts', 'service.ts', 'main.ts', 'index.ts'];

const services = readdirSync(SERVICES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !OTHERS.includes(entry.name))
  .map(({ name }) => name)
  .filter((name) => existsSync(join(SERVICES, name, 'src/service.ts')));

const sourceFiles = (service: string): string[] =>
  readdirSync(join(SERVICES, service, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
const topLevel = (service: string): string[] => readdirSync(join(SERVICES, service, 'src'));
const textOf = (service: string, file: string): string => readFileSync(join(SERVICES, service, 'src', file), 'utf8');

describe.each(services)('the service %s', (service) => {
  it('has only the rooms and files that every service has', () => {
    expect(topLevel(service).filter((name) => ![...ROOMS, ...FILES].includes(name))).toEqual([]);
  });

  it('has the four files that wire and export every service', () => {
    expect(FILES.filter((file) => !topLevel(service).includes(file))).toEqual([]);
  });

  it('keeps its rules for events in domain/reactions.ts', () => {
    expect(sourceFiles(service)).toContain('domain/reactions.ts');
  });

  it('keeps its commands in domain/commands.ts when it declares any', () => {
    if (/\bcommands\b/.test(textOf(service, 'service.ts')))
      expect(sourceFiles(service)).toContain('domain/commands.ts');
  });

  it('has no two files of one name outside its subfolders', () => {
    const names = sourceFiles(service)
      .filter((file) => file.split('/').length <= 2)
      .map((file) => basename(file));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('decides no refusal in http/, where calls are only read and passed on', () => {
    const refusing = sourceFiles(service).filter(
      (file) => file.startsWith('http/') && /\brefused:/.test(textOf(service, file)),
    );
    expect(refusing).toEqual([]);
  });
});
