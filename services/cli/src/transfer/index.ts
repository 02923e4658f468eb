export { NotResumable, type Progress } from './checkpoint';
export { exportStore } from './export-store';
export { Differs, importStore, NotEmpty, type ImportOptions } from './import-store';
export { DamagedFile, NotAnExport, readManifest, type Manifest } from './manifest';
