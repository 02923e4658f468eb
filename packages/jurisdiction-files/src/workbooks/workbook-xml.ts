import { posix } from 'node:path';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { say } from '../read/problem';
import type { SheetFlaw } from '../sheets/flaws';

/** An area of merged cells. Rows count from 1, columns from 0. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Details of a sheet that the library for reading cells does not return: merged areas, and cells without a usable
 * value.
 */
export interface SheetDetails {
  readonly merges: readonly MergedCells[];
  readonly flaws: readonly SheetFlaw[];
}

/** Path → unpacked XML file of a workbook. */
type WorkbookParts = ReadonlyMap<string, Buffer>;

interface Position {
  readonly row: number;
  readonly column: number;
}

interface XmlHandlers {
  open(tag: SaxesTagNS): void;
  text?(text: string): void;
  close?(tag: SaxesTagNS): void;
}

/** Parses XML and calls the handlers. @throws Error with line and column when the XML is not well formed */
function readXml(xml: Buffer | undefined, { open, text, close }: XmlHandlers): void {
  if (!xml) return;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', open);
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', close);
  parser.write(xml.toString('utf8')).close();
}

const attribute = (tag: SaxesTagNS, name: string): string | undefined => tag.attributes[name]?.value;

/** The value of `r:id`, also if the file uses another prefix for the namespace of relationships. */
const relationOf = (tag: SaxesTagNS): string | undefined =>
  Object.values(tag.attributes).find(({ local, prefix }) => local === 'id' && prefix !== '')?.value;

/** Sheet name → path of its XML. */
export function sheetPaths(parts: WorkbookParts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(parts.get('xl/_rels/workbook.xml.rels'), {
    open: (tag) => {
      const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
      if (tag.local !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join('xl', target));
    },
  });
  const paths = new Map<string, string>();
  readXml(parts.get('xl/workbook.xml'), {
    open: (tag) => {
      const path = targets.get(relationOf(tag) ?? '');
      if (tag.local === 'sheet' && path !== undefined) paths.set(attribute(tag, 'name') ?? '', path);
    },
  });
  return paths;
}

/** Names of the sheets that a spreadsheet program does not show. */
export function hiddenSheets(parts: WorkbookParts): ReadonlySet<string> {
  const hidden = new Set<string>();
  readXml(parts.get('xl/workbook.xml'), {
    open: (tag) => {
      if (tag.local === 'sheet' && /hidden/i.test(attribute(tag, 'state') ?? ''))
        hidden.add(attribute(tag, 'name') ?? '');
    },
  });
  return hidden;
}

/** Reads merged areas, error values and formulas without a value from the XML of a sheet. */
export function readSheetDetails(sheet: string, xml: Buffer | undefined): SheetDetails {
  const merges: MergedCells[] = [];
  const flaws: SheetFlaw[] = [];
  let cell: OpenCell | undefined;
  let inValue = false;
  readXml(xml, {
    open: (tag) => {
      if (tag.local === 'mergeCell') merges.push(mergedCells(attribute(tag, 'ref') ?? ''));
      else if (tag.local === 'c')
        cell = {
          position: positionOf(attribute(tag, 'r') ?? ''),
          isError: attribute(tag, 't') === 'e',
          hasFormula: false,
        };
      else if (cell && tag.local === 'f') cell.hasFormula = true;
      else if (cell && tag.local === 'v' && !tag.isSelfClosing) {
        inValue = true;
        cell.value = '';
      }
    },
    text: (text) => {
      if (inValue && cell) cell.value += text;
    },
    close: (tag) => {
      if (tag.local === 'v') inValue = false;
      if (tag.local !== 'c' || !cell) return;
      flaws.push(...cellFlaws(sheet, cell));
      cell = undefined;
    },
  });
  return { merges, flaws };
}

interface OpenCell {
  readonly position: Position;
  readonly isError: boolean;
  hasFormula: boolean;
  /** Undefined if the cell has no value element, or an empty one. */
  value?: string;
}

function cellFlaws(sheet: string, { position, isError, hasFormula, value }: OpenCell): SheetFlaw[] {
  if (isError)
    return [
      {
        sheet,
        ...position,
        what: say(`单元格为错误值（${value ?? ''}）`, `the cell holds an error (${value ?? ''})`),
        hint: say('请改正公式，或直接填写值', 'correct the formula, or write the value itself'),
      },
    ];
  if (hasFormula && value === undefined)
    return [
      {
        sheet,
        ...position,
        what: say('单元格里的公式没有算出值', 'the cell holds a formula without a value'),
        hint: say(
          '请用电子表格程序打开并保存一次，或直接填写值',
          'save the workbook in a spreadsheet program once, or write the value itself',
        ),
      },
    ];
  return [];
}

/** `B7` → row 7, column 1. */
function positionOf(reference: string): Position {
  const [, name = '', row = '0'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  return { row: Number(row), column: [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

/** `B7:B9` → the corners of the area. */
function mergedCells(range: string): MergedCells {
  const [from = '', to = from] = range.split(':');
  const [first, last] = [positionOf(from), positionOf(to)];
  return { top: first.row, bottom: last.row, left: first.column, right: last.column };
}
