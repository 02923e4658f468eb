import type { ReloadResult } from '../../jurisdictions/publishing';
import type { Running } from '../../running';

const said = (reloaded: readonly ReloadResult[]): string =>
  reloaded
    .map(
      ({ name, before, after }) => `${name}: ${before === after ? `${after}, as before` : `${before} -> ${after}`}\n`,
    )
    .join('');

/** Reads the packs again on SIGHUP. A pack with errors is reported and changes nothing. */
export function reloadOnHangup({ world }: Pick<Running, 'world'>): void {
  process.on('SIGHUP', () => {
    world.publishing?.reload({ id: 'SIGHUP', role: 'system' }).then(
      (reloaded) => process.stdout.write(said(reloaded)),
      (error: unknown) =>
        process.stderr.write(
          `the packs were not reloaded\n${error instanceof Error ? error.message : String(error)}\n`,
        ),
    );
  });
}
