import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

export const root = resolve(__dirname, '../../..');

export interface KubernetesManifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** Every document of a YAML file, merge keys resolved. */
export function readYaml<T>(...path: string[]): T[] {
  const documents = parseAllDocuments(readFileSync(join(root, ...path), 'utf8'), { merge: true });
  return documents.map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as T;
  });
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return yamlFiles(path);
    return name.endsWith('.yaml') ? [path] : [];
  });
}

/** Every Kubernetes object of the repository, with its file; kustomizations are left out. */
export const manifests = (): { file: string; manifest: KubernetesManifest }[] =>
  yamlFiles('deploy/k8s').flatMap((file) =>
    file.endsWith('kustomization.yaml')
      ? []
      : readYaml<KubernetesManifest>(file).map((manifest) => ({ file, manifest })),
  );

/** Folders of services/ whose program runs as its own process. */
export const serviceNames = (): string[] =>
  readdirSync(join(root, 'services'))
    .filter((name) => !['all', 'cli', 'console'].includes(name))
    .sort();
