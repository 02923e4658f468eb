/**
 * Converts pack folders into workbooks and back, reads power lists from CSV, and reads and writes archives of pack
 * folders.
 */
export { archiveOf, foldersIn } from '../archive/pack-archive';
export { draftFrom, type SheetDraft, type SheetFile } from './draft';
export { BadSheets, cellAddress, type SheetFlaw } from './flaws';
export { fromXlsx, LARGEST_FILE, type Imported } from './read';
export { BadFile, flawLine, type Flaw, type TableRow } from '../workbooks/bad-file';
export type { TableShape } from '../workbooks/header';
export { readRecords, type RecordRow, type Records } from '../workbooks/records';
export { readTable } from '../workbooks/table';
export { readWorkbook, type Sheet, type SheetRow } from '../workbooks/workbook';
export { toXlsx, workbookOf, writeSheets, type PlainSheet } from './write';
export { BadArchive, unzip } from '../archive/unzip';
export { zip } from '../archive/zip';
