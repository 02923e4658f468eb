export { openFolder, type FolderOptions } from './folder-files';
