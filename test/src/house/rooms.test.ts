import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SERVICES = join(__dirname, '../../../services');
/** Folders without a service that handles events: the console for browsers, and two programs that start services. */
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

describe.each(services)('The service %s', (service) => {
  it('has only folders and files that a service may have', () => {
    expect(topLevel(service).filter((name) => ![...ROOMS, ...FILES].includes(name))).toEqual([]);
  });

  it('has the four files that every service needs to be wired and exported', () => {
    expect(FILES.filter((file) => !topLevel(service).includes(file))).toEqual([]);
  });

  it('keeps its rules for events in domain/reactions.ts', () => {
    expect(sourceFiles(service)).toContain('domain/reactions.ts');
  });

  it('keeps its commands in domain/commands.ts when it declares any', () => {
    if (/\bcommands\b/.test(textOf(service, 'service.ts')))
      expect(sourceFiles(service)).toContain('domain/commands.ts');
  });

  it('has no two files of the same name in its source folder and the folders in it', () => {
    const names = sourceFiles(service)
      .filter((file) => file.split('/').length <= 2)
      .map((file) => basename(file));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('declares no refusal in http/, which only reads requests and passes them on', () => {
    const refusing = sourceFiles(service).filter(
      (file) => file.startsWith('http/') && /\brefused:/.test(textOf(service, file)),
    );
    expect(refusing).toEqual([]);
  });
});
