import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packCommand, reportOf, type CommandReport } from '@hotline/cli';

const SHIPPED = resolve(__dirname, '../src/jurisdictions/fair-county');
const VARIABLES = ['HOTLINE_HOST', 'HOTLINE_PORT'] as const;

/** A county in a folder of its own that is about to reform, and the commands its administrator has. */
export class FairCounty {
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-reform-'));
  private readonly before = VARIABLES.map((name) => [name, process.env[name]] as const);

  constructor() {
    cpSync(SHIPPED, join(this.folder, 'fair-county'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }

  get settings() {
    return { HOTLINE_JURISDICTIONS: this.folder, HOTLINE_JURISDICTION: 'fair-county' };
  }

  /** Environment variables with the address of the hotline, for commands. */
  answersAt(url: string): void {
    const { hostname, port } = new URL(url);
    Object.assign(process.env, { HOTLINE_HOST: hostname, HOTLINE_PORT: port });
  }

  run(name: string, ...args: string[]): Promise<CommandReport> {
    return reportOf(packCommand, [name, ...args]);
  }

  /** The folder with another power list, in which the police lead on signs. */
  draft(): string {
    const to = join(this.folder, 'draft');
    cpSync(join(this.folder, 'fair-county'), to, { recursive: true });
    const yaml = join(to, 'jurisdiction.yaml');
    writeFileSync(
      yaml,
      readFileSync(yaml, 'utf8')
        .replace('id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: police')
        .replace('version: "1"', 'version: "2"'),
    );
    return to;
  }

  remove(): void {
    for (const [name, value] of this.before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
