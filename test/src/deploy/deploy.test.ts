import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeConfig, readConfig } from '@hotline/host';
import { parse } from 'yaml';
import { z } from 'zod';
import { manifests, readYaml, root, serviceNames, type KubernetesManifest } from './read';

const known = new Set(describeConfig().map(({ variable }) => variable));
const ours = /^(HOTLINE|KAFKA|MONGO|REDIS)_/;
const commandOf = (name: string): string[] =>
  name === 'edge' ? ['node', 'services/cli/dist/main.js', 'edge'] : ['node', `services/${name}/dist/main.js`];
const sourceOf = (entry: string): string => entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
/** Name and full version of an image; never `latest`. */
const pinned = /^[a-z0-9./-]+:\d+\.\d+\.\d+[a-z0-9.-]*$/;
const processes = [...serviceNames(), 'edge'].sort();

const composeService = z.looseObject({
  image: z.string().regex(pinned),
  restart: z.literal('unless-stopped'),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
  deploy: z.looseObject({ resources: z.looseObject({ limits: z.looseObject({ memory: z.string() }) }) }),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).optional(),
  volumes: z.array(z.string()).optional(),
});
const engines = z.looseObject({
  services: z.record(z.string(), z.looseObject({ image: z.string().regex(pinned), ports: z.array(z.string()) })),
});
type ComposeService = z.infer<typeof composeService>;

describe('The Compose configuration in deploy/compose', () => {
  const compose = z
    .looseObject({ services: z.record(z.string(), composeService), volumes: z.record(z.string(), z.unknown()) })
    .parse(readYaml('deploy/compose/compose.yaml')[0]);
  const service = (name: string): ComposeService => compose.services[name] as ComposeService;

  it('runs every service, the edge and three engines', () => {
    expect(Object.keys(compose.services).sort()).toEqual([...processes, 'kafka', 'mongo', 'redis'].sort());
  });

  it.each(processes)('starts %s with an existing program, after the processes that it needs', (name) => {
    const { command, depends_on = {} } = service(name);
    expect(command).toEqual(commandOf(name));
    expect(existsSync(join(root, sourceOf(commandOf(name)[1] as string)))).toBe(true);
    expect(Object.keys(depends_on).sort()).toEqual(name === 'edge' ? serviceNames() : ['kafka', 'mongo', 'redis']);
  });

  it.each(processes)('sets for %s only settings that the program reads, with valid values', (name) => {
    const environment = service(name).environment ?? {};
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([]);
    const filled = Object.fromEntries(
      Object.entries(environment).map(([variable, value]) => [
        variable,
        (value ?? '').replace(/\$\{\w+:\?[^}]*\}/, 'https://login.example.org').replace(/\$\{\w+:-([^}]*)\}/, '$1'),
      ]),
    );
    expect(readConfig(filled).port).toBe(12_345);
  });

  it('mounts the folder of trained models read-only, in the service classification only', () => {
    const { environment, volumes } = service('classification');
    expect(volumes).toEqual([`\${HOTLINE_MODELS:-./models}:${environment?.HOTLINE_MODELS}:ro`]);
  });

  it('uses the variables that .env.example lists, and contains no secret', () => {
    const text = readFileSync(join(root, 'deploy/compose/compose.yaml'), 'utf8');
    const example = readFileSync(join(root, 'deploy/compose/.env.example'), 'utf8');
    const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map((match) => match[1] as string));
    const offered = new Set([...example.matchAll(/^(\w+)=/gm)].map((match) => match[1] as string));
    expect([...used].sort()).toEqual([...offered].sort());
    expect(text).not.toMatch(/password|secret|token:/i);
  });

  it('offers the same engines, on loopback only, to services that run outside Docker', () => {
    const alone = engines.parse(readYaml('deploy/compose/engines.yaml')[0]).services;
    expect(Object.keys(alone).sort()).toEqual(['kafka', 'mongo', 'redis']);
    for (const [name, { image, ports }] of Object.entries(alone)) {
      expect(image).toBe(service(name).image);
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
    }
  });

  it('keeps the data of the engines in declared volumes', () => {
    for (const name of ['kafka', 'mongo', 'redis'])
      expect(Object.keys(compose.volumes)).toContain(service(name).volumes?.[0]?.split(':')[0]);
  });

  it('runs Redis with the policy noeviction, so that it drops no key', () => {
    expect(service('redis').command?.join(' ')).toContain('--maxmemory-policy noeviction');
  });
});

const probe = z
  .object({ httpGet: z.object({ path: z.enum(['/healthz', '/readyz']), port: z.literal('http') }) })
  .loose();
const deployment = z.looseObject({
  spec: z.looseObject({
    replicas: z.number().int().min(2),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.looseObject({
      metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        containers: z.tuple([
          z.looseObject({
            image: z.string().regex(pinned),
            command: z.array(z.string()),
            envFrom: z.tuple([z.object({ configMapRef: z.object({ name: z.literal('hotline') }) })]),
            ports: z.tuple([z.object({ name: z.literal('http'), containerPort: z.literal(12_345) })]),
            env: z
              .array(
                z.looseObject({
                  name: z.string(),
                  valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }),
                }),
              )
              .optional(),
            startupProbe: probe,
            livenessProbe: probe,
            readinessProbe: probe,
            resources: z.object({
              requests: z.object({ cpu: z.string(), memory: z.string() }),
              limits: z.object({ memory: z.string() }),
            }),
          }),
        ]),
      }),
    }),
  }),
});

const component = z.looseObject({
  kind: z.literal('Component'),
  resources: z.array(z.string()),
  patches: z.tuple([z.object({ target: z.object({ kind: z.string(), name: z.string() }), patch: z.string() })]),
});
const addition = z.object({
  op: z.literal('add'),
  path: z.string().regex(/\/-$/),
  value: z.looseObject({
    name: z.string(),
    mountPath: z.string().optional(),
    value: z.string().optional(),
    persistentVolumeClaim: z.object({ claimName: z.string(), readOnly: z.literal(true) }).optional(),
  }),
});

describe('The Kubernetes configuration in deploy/k8s', () => {
  const all = manifests();
  const of = (kind: string, part = ''): KubernetesManifest[] =>
    all.filter(({ file, manifest }) => manifest.kind === kind && file.includes(part)).map(({ manifest }) => manifest);
  const named = (kind: string): string[] =>
    of(kind)
      .map(({ metadata }) => metadata.name)
      .sort();
  const settings = z
    .object({ data: z.record(z.string(), z.string()) })
    .loose()
    .parse(of('ConfigMap')[0]).data;

  it('has a Deployment, a Service and a PodDisruptionBudget for every process', () => {
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) expect(named(kind)).toEqual(processes);
  });

  it.each(processes)(
    'the Deployment of %s has a valid command, valid settings, time to stop, and no more replicas than partitions',
    (name) => {
      const { spec } = deployment.parse(of('Deployment').find(({ metadata }) => metadata.name === name));
      const [container] = spec.template.spec.containers;
      expect(container.command).toEqual(commandOf(name));
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      expect((container.env ?? []).filter((variable) => !known.has(variable.name))).toEqual([]);
      expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(readConfig({}).drainSeconds);
      expect(spec.replicas).toBeLessThanOrEqual(Number(settings.KAFKA_PARTITIONS));
    },
  );

  it('sets only settings that the program reads, with valid values', () => {
    expect(Object.keys(settings).filter((variable) => !known.has(variable))).toEqual([]);
    expect(Object.keys(settings).every((variable) => ours.test(variable))).toBe(true);
    expect(readConfig(settings).kafkaTopic).toBe('hotline.tickets');
  });

  it('scales each service by the lag of its own consumer group, up to the number of partitions', () => {
    const scaled = of('ScaledObject').map(
      (manifest) =>
        manifest.spec as {
          maxReplicaCount: number;
          scaleTargetRef: { name: string };
          triggers: { metadata: Record<string, string> }[];
        },
    );
    expect(scaled.map(({ scaleTargetRef }) => scaleTargetRef.name).sort()).toEqual(serviceNames());
    for (const { maxReplicaCount, scaleTargetRef, triggers } of scaled) {
      expect(maxReplicaCount).toBeLessThanOrEqual(Number(settings.KAFKA_PARTITIONS));
      expect(triggers[0]?.metadata).toMatchObject({
        consumerGroup: `${settings.KAFKA_TOPIC}.${scaleTargetRef.name}`,
        topic: settings.KAFKA_TOPIC,
        bootstrapServers: settings.KAFKA_BROKERS,
      });
    }
    for (const { spec } of of('HorizontalPodAutoscaler'))
      expect((spec as { maxReplicas: number }).maxReplicas).toBeLessThanOrEqual(Number(settings.KAFKA_PARTITIONS));
  });

  it('the kustomizations list all files of their folder, and only existing ones', () => {
    for (const folder of ['base', 'overlays/keda', 'overlays/cpu']) {
      const [{ resources }] = readYaml<{ resources: string[] }>(`deploy/k8s/${folder}/kustomization.yaml`) as [
        { resources: string[] },
      ];
      for (const resource of resources) expect(existsSync(join(root, 'deploy/k8s', folder, resource))).toBe(true);
      const here = new Set(
        all
          .map(({ file }) => file)
          .filter((file) => file.startsWith(`deploy/k8s/${folder}/`))
          .map((file) => file.slice(`deploy/k8s/${folder}/`.length)),
      );
      expect([...here].filter((file) => !resources.includes(file))).toEqual([]);
    }
  });

  it('offers trained models as a component that patches an existing Deployment', () => {
    const [{ patches, resources }] = readYaml<z.infer<typeof component>>(
      'deploy/k8s/components/models/kustomization.yaml',
    ).map((read) => component.parse(read)) as [z.infer<typeof component>];
    expect(resources).toEqual(['claim.yaml']);
    const [{ target, patch }] = patches;
    const changed = of(target.kind).find(({ metadata }) => metadata.name === target.name);
    const additions = z.array(addition).parse(parse(patch));
    for (const { path } of additions)
      expect(
        path
          .split('/')
          .slice(1, -1)
          .reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], changed),
      ).toBeInstanceOf(Array);
    const { claimName } = additions.find(({ value }) => value.persistentVolumeClaim)?.value.persistentVolumeClaim ?? {};
    expect(named('PersistentVolumeClaim')).toEqual([claimName]);
    const variables = additions.filter(({ path }) => path.includes('/env/'));
    expect(variables.map(({ value }) => value.name).filter((name) => !known.has(name))).toEqual([]);
    expect(additions.find(({ value }) => value.mountPath)?.value.mountPath).toBe(variables[0]?.value.value);
  });

  it('contains no object of the kind Secret', () => {
    expect(of('Secret')).toEqual([]);
  });

  it('has an Ingress that leads to the edge, and network policies for the edge and the services', () => {
    expect(JSON.stringify(of('Ingress'))).toContain('"service":{"name":"edge","port":{"name":"http"}}');
    expect(named('NetworkPolicy')).toEqual(['edge', 'services']);
  });
});
