import { textOf, type FolderText, type JurisdictionText } from '../read/folder-text';
import { say } from '../read/problem';
import { BadArchive, unzip } from './unzip';
import { zip } from './zip';

const isYaml = (path: string): boolean =>
  /\.ya?ml$/i.test(path) && !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

/**
 * Reads the folders of an archive. It contains a jurisdiction and its frames, each in a folder of its own, or the files
 * of one jurisdiction without a folder, which then gets the name `name`. Outer folders around everything are removed.
 * @throws BadArchive; PackError for a file that is not UTF-8
 */
export function foldersIn(bytes: Buffer, name: string): FolderText[] {
  const parts = [...unzip(bytes, (path) => isYaml(path.replaceAll('\\', '/')))].map(
    ([path, content]) => [path.replaceAll('\\', '/'), content] as const,
  );
  if (parts.length === 0)
    throw new BadArchive(
      say('压缩包里没有 YAML 文件', 'the archive contains no YAML file'),
      say('请放入该辖区的 YAML 文件', 'add the YAML files of the jurisdiction'),
    );
  if (parts.some(([path]) => path.startsWith('/') || path.split('/').includes('..')))
    throw new BadArchive(
      say('压缩包中有路径指向包外', 'a path in the archive leads out of it'),
      say('请直接打包该辖区的文件夹', 'create the archive from the folder of the jurisdiction'),
    );
  const files = withoutCommonFolder(parts);
  if (files.some(([path]) => !path.includes('/'))) return [folderOf(name, files)];
  const folders = [...new Set(files.map(([path]) => path.split('/', 1)[0] as string))];
  return folders.map((folder) =>
    folderOf(
      folder,
      files.flatMap(([path, content]) =>
        path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), content] as const] : [],
      ),
    ),
  );
}

type Files = readonly (readonly [path: string, content: Buffer])[];

function withoutCommonFolder(files: Files): Files {
  const [first] = files[0]?.[0].split('/', 1) ?? [];
  if (first === undefined || !files.every(([path]) => path.startsWith(`${first}/`))) return files;
  return withoutCommonFolder(files.map(([path, content]) => [path.slice(first.length + 1), content]));
}

/** A folder with its files sorted by name, as they are read from the disk. */
function folderOf(dir: string, files: Files): FolderText {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { dir, files: Object.fromEntries(sorted.map(([path, content]) => [path, textOf(`${dir}/${path}`, content)])) };
}

/** Writes an archive with one folder for the jurisdiction and one for each frame. */
export function archiveOf(text: JurisdictionText): Buffer {
  return zip(
    new Map(
      text.flatMap(({ dir, files }) =>
        Object.entries(files).map(([path, content]) => [`${dir.split('/').at(-1)}/${path}`, content]),
      ),
    ),
  );
}
