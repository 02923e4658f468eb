/** Reads the files of a jurisdiction: YAML folders into packs, with file and line of every problem. */
export {
  loadPack,
  readFolderText,
  readPackFolder,
  readPlace,
  readScenarios,
  type FindFolder,
  type PlaceFiles,
} from './loader';
export { precedent, type Designation, type Precedent } from './precedent';
export { packOf, scenariosIn, textOf, type FolderText, type PlaceText } from './read/folder-text';
export { inBoth, PackError, type Problem } from './read/problem';
export { schemas } from './schema';
