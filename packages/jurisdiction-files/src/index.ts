/** Reads the files of a jurisdiction: YAML folders into packs, with file and line of every problem. */
export {
  loadPack,
  readFolderText,
  readPackFolder,
  readJurisdiction,
  readScenarios,
  SHIPPED_JURISDICTIONS,
  type FindFolder,
  type JurisdictionFiles,
} from './loader';
export { addPrecedent, keepPrecedents, precedent, type Designation, type Precedent } from './precedent';
export { packOf, scenariosIn, textOf, type FolderText, type JurisdictionText } from './read/folder-text';
export { inBoth, PackError, type PackProblem } from './read/problem';
export type { ParsedText, ParsedTexts } from './read/parsed-texts';
export { PARSER } from './read/yaml-file';
export { schemas } from './schema';
