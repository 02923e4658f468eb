import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packCommand, reportOf, type CommandReport } from '@hotline/cli';

const SHIPPED = resolve(__dirname, '../src/jurisdictions/fair-county');
const VARIABLES = ['HOTLINE_HOST', 'HOTLINE_PORT'] as const;

/** A county in its own folder, whose power list a test changes, and the commands of its administrator. */
export class FairCounty {
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-reform-'));
  private readonly before = VARIABLES.map((name) => [name, process.env[name]] as const);

  constructor() {
    cpSync(SHIPPED, join(this.folder, 'fair-county'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  }

  get settings() {
    return { HOTLINE_JURISDICTIONS: this.folder, HOTLINE_JURISDICTION: 'fair-county' };
  }

  /** Sets the environment variables that tell commands the address of the hotline. */
  answersAt(url: string): void {
    const { hostname, port } = new URL(url);
    Object.assign(process.env, { HOTLINE_HOST: hostname, HOTLINE_PORT: port });
  }

  run(name: string, ...args: string[]): Promise<CommandReport> {
    return reportOf(packCommand, [name, ...args]);
  }

  /**
   * Copies the folder of the county, and makes the police lead on signs instead of the bureau. Returns the path of the
   * copy.
   */
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
